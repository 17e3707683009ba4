-- Tables, columns and indexes nobody declared are left alone.
create table customers (id bigint primary key, name text);
