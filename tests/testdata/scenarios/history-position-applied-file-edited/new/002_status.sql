alter table jobs add column status text default 'draft';
create index jobs_status_idx on jobs (status);
