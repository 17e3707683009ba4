-- The file adds an attribute at the end: values that are there get none.
create type address as (street text, city text, post_code text);
create table jobs (id bigint primary key, place address);
