create type tt as (id bigint, name text);
create table a (id bigint, name text);
create table b of tt (primary key (id));
create table c of tt;
