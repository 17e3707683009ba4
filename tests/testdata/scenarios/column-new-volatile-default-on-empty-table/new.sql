-- A new column's default is volatile; the table is empty.
create table jobs (id bigint primary key, token uuid not null default gen_random_uuid());
