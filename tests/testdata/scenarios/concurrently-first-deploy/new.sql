-- An index built concurrently in the file that makes its table.
create table jobs (id bigint primary key, title text);
create index concurrently if not exists jobs_title_idx on jobs (title);
create table customers (id bigint primary key);
