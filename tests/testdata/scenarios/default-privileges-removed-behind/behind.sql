alter default privileges in schema public revoke select on tables from pg_monitor;
