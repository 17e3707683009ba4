-- The file no longer declares a column, and losing its values is accepted.
create table customers (id bigint primary key, name text);
