create table jobs (id bigint primary key, status text not null default 'open' check (status <> ''), tags text[] default '{}');
create index jobs_open on jobs (id) where status = 'open';
create view open_jobs as select id, status from jobs where status = 'open';
