-- An index built concurrently over rows.
create table jobs (id bigint primary key, title text);
create index concurrently jobs_title_idx on jobs (title);
