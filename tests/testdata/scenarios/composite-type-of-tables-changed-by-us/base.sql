create type tt as (id bigint, name text);
create table c of tt;
create table e of tt;
