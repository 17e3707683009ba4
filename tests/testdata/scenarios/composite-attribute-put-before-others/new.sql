-- An attribute in the middle would make every value another one.
create type address as (street text, post_code text, city text);
create table jobs (id bigint primary key, place address);
