-- The view stands above its table, and its index above the column it needs.
create view open_jobs as select id from jobs where closed_at is null;
create index jobs_title_idx on jobs (title);
create table jobs (id bigint primary key, closed_at timestamptz);
alter table jobs add column title text;
