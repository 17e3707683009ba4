-- A new file adds a column to a table of an unchanged one.
create table customers (id bigint primary key, name text not null);
