-- A file written for psql.
create table customers (id bigint primary key);
\i jobs.sql
