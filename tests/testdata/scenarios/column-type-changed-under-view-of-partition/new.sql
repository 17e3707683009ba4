-- A view of a partition is in the way of a change of the parent.
create table ev (id bigint, at date, n bigint) partition by range (at);
create table ev_24 partition of ev for values from ('2024-01-01') to ('2025-01-01');
create view v24 as select n from ev_24;
create view vall as select n from ev;
create index ev_n on ev (n);
