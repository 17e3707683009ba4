create table jobs (id bigint primary key, title text);
create index jobs_title_idx on jobs (title);
