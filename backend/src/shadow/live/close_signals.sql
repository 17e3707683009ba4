-- Trials share a server and have sessions of the same role, which could end each other's.
revoke execute on function pg_catalog.pg_terminate_backend from public;
revoke execute on function pg_catalog.pg_cancel_backend from public
