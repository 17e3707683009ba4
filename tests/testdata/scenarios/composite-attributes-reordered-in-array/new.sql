-- Fields inside of arrays cannot be told apart.
create type addr as (city text, street text);
create table c (id bigint primary key, a addr[]);
