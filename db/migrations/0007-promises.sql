-- promises
select 1;
