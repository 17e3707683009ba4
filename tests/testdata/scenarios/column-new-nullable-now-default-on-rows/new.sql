-- now() is the same for all rows of a statement, so no row is rewritten.
create table jobs (id bigint primary key);
alter table jobs add column created_at timestamptz default now();
