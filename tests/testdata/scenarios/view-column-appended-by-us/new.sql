-- A column at the end of the view can be added in place.
create table jobs (id bigint primary key, status text, hours integer);
create or replace view open_jobs as select id, status, hours from jobs where status = 'open';
