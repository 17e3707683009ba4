-- A statement was put in front of those of an applied history file.
create table quotes (id bigint primary key);
create table customers (id bigint primary key);
create table jobs (id bigint primary key, title text);
