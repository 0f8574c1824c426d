-- ratings-and-figures
select 1;
