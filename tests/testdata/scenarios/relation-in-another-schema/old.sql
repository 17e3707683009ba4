create schema app;
create table app.customers (id bigint primary key);
