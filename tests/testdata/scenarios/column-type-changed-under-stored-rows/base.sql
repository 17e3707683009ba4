create table a (id bigint primary key, t text);
create table b (id bigint primary key, x a);
