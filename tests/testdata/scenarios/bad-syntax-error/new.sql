-- A comma is missing; nothing runs, not even the statement before it.
create table customers (id bigint primary key);
create table jobs (id bigint primary key title text);
