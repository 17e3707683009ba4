-- The type of typed tables changes.
create type tt as (id bigint, name varchar(40));
create table c of tt;
create table e of tt;
