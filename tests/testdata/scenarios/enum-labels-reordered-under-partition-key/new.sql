-- Rows cannot move between partitions while the type of the key changes.
create type mood as enum ('b','a');
create table p (id bigint, m mood not null default 'a', k int) partition by list (m);
create table p1 partition of p for values in ('a');
create view pv as select m from p1;
