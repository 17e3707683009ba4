-- exit: 1
-- at: do $$ begin perform pg_catalog.pg_read_f
-- says: permission denied for function pg_read_file (SQLSTATE 42501)
do $$ begin perform pg_catalog.pg_read_file('{secret}'); end $$;
