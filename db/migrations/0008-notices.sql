-- notices
select 1;
