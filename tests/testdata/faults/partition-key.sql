-- Partition key
-- @want
create table events (at date not null, n int) partition by range (at);
-- @old
create table events (at date not null, n int) partition by list (n);
-- @behind
drop table events;
create table events (at date not null, n int);
-- @rows
create table zz_part partition of events for values in (1);
insert into events values ('2025-03-04', 1);
