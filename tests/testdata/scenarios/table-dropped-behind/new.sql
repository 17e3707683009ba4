-- Somebody dropped a table; the files still declare it.
create table customers (id bigint primary key, name text);
create table jobs (id bigint primary key, title text);
