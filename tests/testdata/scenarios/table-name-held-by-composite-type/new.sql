-- A composite type holds the name of the declared table.
create table customers (id bigint primary key, name text);
