-- The file now forbids nulls in a column of a table with rows.
create table customers (id bigint primary key, name text not null);
