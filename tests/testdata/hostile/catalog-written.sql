-- exit: 1
-- also on: supabase
-- at: update pg_catalog.pg_authid set rolsuper
-- says: permission denied for table pg_authid (SQLSTATE 42501)
update pg_catalog.pg_authid set rolsuper = true;
