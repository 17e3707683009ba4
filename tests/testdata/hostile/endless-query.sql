-- exit: 1
-- at: select count(*) from pg_catalog.generate
-- says: (SQLSTATE 57014)
select count(*) from pg_catalog.generate_series(1, 10000000) as a, pg_catalog.generate_series(1, 10000000) as b;
