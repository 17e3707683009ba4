create table jobs (id bigint primary key, hours integer, label text);
create materialized view busy as select hours, count(*) as n from jobs group by hours;
create unique index busy_hours on busy (hours);
grant select on busy to pg_monitor;
comment on materialized view busy is 'busy';
comment on index busy_hours is 'by hours';
create view busiest as select * from busy where n > 3;
grant select on busiest to pg_monitor;
