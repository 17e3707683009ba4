-- Tables become tables of a type, and stop being it.
create type tt as (id bigint, name text);
create table a of tt;
create table b (id bigint primary key, name text);
create table c of tt (name with options default 'x');
