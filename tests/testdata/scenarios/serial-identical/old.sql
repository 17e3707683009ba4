create table invoices (id serial primary key, total numeric);
insert into invoices (total) values (1), (2);
