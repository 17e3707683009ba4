-- A column stores rows of the view, so it stays as it is.
create table jobs (id bigint primary key, name text);
create view jv as select name, id from jobs;
create table kept (id bigint primary key, row jv);
