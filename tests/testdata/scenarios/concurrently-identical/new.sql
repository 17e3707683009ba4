-- The index to build concurrently is there already.
create table if not exists jobs (id bigint primary key, title text);
create index concurrently jobs_title_idx on jobs (title);
