-- The file no longer has an attribute: its values would be lost.
create type address as (street text);
create table jobs (id bigint primary key, place address);
