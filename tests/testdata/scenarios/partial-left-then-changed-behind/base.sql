create table customers (id bigint primary key, name text default 'nobody');
create table jobs (id bigint primary key);
