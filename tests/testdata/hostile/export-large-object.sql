-- exit: 1
-- at: select pg_catalog.lo_export(pg_catalog.l
-- says: permission denied for function lo_export (SQLSTATE 42501)
select pg_catalog.lo_export(pg_catalog.lo_from_bytea(0, 'x'), '{folder}/owned');
