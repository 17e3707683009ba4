-- Two changes to two tables: the first stands, the second fails, what follows is not reached.
create table customers (id bigint primary key, email text);
create table jobs (id bigint primary key, hours int, constraint jobs_hours_check check (hours > 0));
alter table customers add column phone text;
