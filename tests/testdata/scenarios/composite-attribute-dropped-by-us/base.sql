create type address as (street text, city text);
create table jobs (id bigint primary key, place address);
