create table jobs (id bigint primary key, status text);
create index jobs_status_idx on jobs (status);
