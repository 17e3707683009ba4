create table jobs (id bigint primary key, title text);
create index if not exists jobs_title on jobs (title);
create index if not exists jobs_title on jobs (lower(title));
