-- supervision
select 1;
