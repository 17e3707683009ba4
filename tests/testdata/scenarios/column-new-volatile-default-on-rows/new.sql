-- A new column's default differs from row to row, which rewrites the table.
create table jobs (id bigint primary key);
alter table jobs add column token uuid not null default gen_random_uuid();
