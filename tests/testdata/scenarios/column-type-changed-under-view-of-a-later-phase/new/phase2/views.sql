create view v as select h, f(h::int) as fh from jobs;
grant select on v to pg_monitor;
comment on view v is 'c';
create index jf on jobs (f(h::int));
