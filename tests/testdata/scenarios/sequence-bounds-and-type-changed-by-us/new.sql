-- A value outside the new bounds moves to the nearest.
create sequence s as smallint minvalue 100 maxvalue 1000;
create sequence d minvalue 1 maxvalue 20;
create sequence own;
grant select on own to pg_monitor;
create table t (id serial primary key, z serial);
