-- The file no longer declares a table that holds rows.
create table customers (id bigint primary key, name text);
