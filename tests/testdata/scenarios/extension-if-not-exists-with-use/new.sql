-- A table uses a type of an extension that is there already.
create extension if not exists citext;
create table customers (id bigint primary key, email citext unique);
