-- The live view selects other rows than the declared one.
create table if not exists jobs (id bigint primary key, status text);
create or replace view open_jobs as select id, status from jobs where status = 'open';
