create view one as select 1 as a;
grant select (a) on one to pg_monitor;
