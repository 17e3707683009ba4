create table jobs (id bigint primary key, status text, hours integer);
create or replace view open_jobs as select id, status from jobs where status = 'open';
