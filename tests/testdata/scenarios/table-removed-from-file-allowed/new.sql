-- The file no longer declares a table, and losing it is accepted.
create table customers (id bigint primary key, name text);
