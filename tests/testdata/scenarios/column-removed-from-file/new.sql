-- The file no longer declares a column that holds values.
create table customers (id bigint primary key, name text);
