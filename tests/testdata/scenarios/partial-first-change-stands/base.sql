create table customers (id bigint primary key);
create table jobs (id bigint primary key, hours int);
