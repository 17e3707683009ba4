create table customers (id bigint primary key, name text);
create table faxes (id bigint primary key);
