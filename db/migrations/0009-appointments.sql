-- appointments
select 1;
