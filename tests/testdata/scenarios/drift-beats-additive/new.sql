-- One table lacks a column, another has one of the wrong type: the first is not touched either.
create table customers (id bigint primary key, name text, phone text);
create table jobs (id bigint primary key, hours integer);
create table quotes (id bigint primary key);
