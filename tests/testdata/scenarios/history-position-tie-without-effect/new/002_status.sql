alter table jobs add column status text default 'new';
create index jobs_status_idx on jobs (status);
