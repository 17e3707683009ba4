create type addr as (street text, zip text, city text);
create table c (id bigint primary key, a addr);
