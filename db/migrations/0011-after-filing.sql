-- after-filing
select 1;
