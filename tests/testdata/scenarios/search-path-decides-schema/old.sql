create schema billing;
create table billing.invoices (id bigint primary key);
insert into billing.invoices values (1);
