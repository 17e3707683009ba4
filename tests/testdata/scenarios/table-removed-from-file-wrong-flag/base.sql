create table customers (id bigint primary key);
create table faxes (id bigint primary key);
