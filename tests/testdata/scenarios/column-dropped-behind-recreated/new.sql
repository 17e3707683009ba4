-- Somebody dropped a column; it is to be made again, empty.
create table customers (id bigint primary key, name text, phone text);
