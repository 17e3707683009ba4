grant delete on jobs to pg_monitor;
