-- The second index takes the first one's name.
create table jobs (id int, day date);
create index jobs_idx on jobs (id);
drop index jobs_idx;
create index jobs_idx on jobs (id, day);
