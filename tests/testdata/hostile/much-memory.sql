-- exit: 1
-- at: select
-- says: out of memory (SQLSTATE 53200)
-- says: raise the bound under `[shadow]` in wrench.toml
select pg_catalog.length(pg_catalog.repeat('x', 1000000000));
