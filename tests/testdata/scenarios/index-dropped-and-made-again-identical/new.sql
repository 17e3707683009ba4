-- The final index is there already.
create table if not exists jobs (id int, day date);
create index jobs_idx on jobs (id);
drop index jobs_idx;
create index jobs_idx on jobs (id, day);
