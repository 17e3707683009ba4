-- A value outside the new bounds moves to the nearest; an owned sequence has its table's owner.
create sequence s as smallint minvalue 100 maxvalue 1000;
create sequence d minvalue 1 maxvalue 20;
create sequence own;
alter sequence own owner to pg_read_all_data;
grant select on own to pg_monitor;
create table t (id serial primary key, z serial);
alter table t owner to pg_read_all_data;
