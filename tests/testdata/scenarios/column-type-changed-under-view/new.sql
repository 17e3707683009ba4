-- A column under a view changes its type; the view comes back with its grant and comment.
create table jobs (id bigint primary key, hours bigint);
create view long_jobs as select id, hours from jobs where hours > 8;
grant select on long_jobs to pg_monitor;
comment on view long_jobs is 'more than a day';
