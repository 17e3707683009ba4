-- Somebody made by hand exactly what the file now declares.
create table customers (id bigint primary key, name text, phone text);
