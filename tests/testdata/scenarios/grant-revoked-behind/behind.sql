revoke select on jobs from pg_monitor;
