-- A declared column is added to a table that has columns nobody declared.
create table customers (id bigint primary key, name text, phone text);
