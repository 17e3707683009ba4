-- A table holds the name of the declared view.
create table if not exists jobs (id bigint primary key, status text);
create or replace view open_jobs as select id, status from jobs where status = 'open';
