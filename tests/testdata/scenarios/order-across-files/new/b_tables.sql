create schema app;
set search_path = app;
create table jobs (id bigint primary key);
