-- Partition
-- @want
create table events (at date not null, n int) partition by range (at);
create table events_25 partition of events for values from ('2025-01-01') to ('2026-01-01');
-- @less
create table events (at date not null, n int) partition by range (at);
-- @old
create table events (at date not null, n int) partition by range (at);
create table events_25 partition of events for values from ('2025-01-01') to ('2025-07-01');
-- @behind
alter table events detach partition events_25;
-- @rows
insert into events values ('2025-03-04', 1);
