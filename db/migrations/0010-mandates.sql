-- mandates
select 1;
