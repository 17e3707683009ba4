-- Three state files: one object is identical, one lacks a column, one is missing.
create table if not exists customers (id bigint primary key, name text not null);
