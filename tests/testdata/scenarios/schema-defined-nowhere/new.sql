create table billng.invoices (id bigint primary key);
create schema billing;
