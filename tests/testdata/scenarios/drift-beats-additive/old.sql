create table customers (id bigint primary key, name text);
create table jobs (id bigint primary key, hours text);
