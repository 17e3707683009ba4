-- The columns change places.
create view one as select 2 as b, 1 as a;
grant select (a) on one to pg_monitor;
