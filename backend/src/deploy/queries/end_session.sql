-- Ends a session of ours that has lost its client; no row once it is gone.
select pg_catalog.pg_terminate_backend(a.pid)
from pg_catalog.pg_stat_activity as a
where a.pid = $1
    and a.application_name = $2
    and a.datname = pg_catalog.current_database()
    and a.pid <> pg_catalog.pg_backend_pid()
