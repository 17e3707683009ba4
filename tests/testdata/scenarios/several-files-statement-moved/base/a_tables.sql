create table customers (id bigint primary key, name text not null);
create table jobs (id bigint primary key, title text);
