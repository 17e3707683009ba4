-- A new column's default differs from row to row, and the rewrite is accepted.
create table jobs (id bigint primary key);
alter table jobs add column token uuid not null default gen_random_uuid();
