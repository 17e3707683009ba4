create table jobs (id int, day date);
create index jobs_idx on jobs (id, day);
