create table legacy_customers (id bigint primary key);
insert into legacy_customers values (1);
