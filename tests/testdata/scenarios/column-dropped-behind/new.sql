-- Somebody dropped a column; the files still declare it.
create table customers (id bigint primary key, name text, phone text);
