-- exit: 1
-- at: with recursive
-- says: (SQLSTATE 57014)
with recursive again (n) as (select 1 union all select n % 7 from again) select count(*) from again;
