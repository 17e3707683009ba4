-- A composite type is a kind that is not modelled.
create type address as (street text, city text);
create table customers (id bigint primary key);
