create table invoices (id bigint primary key, total text);
insert into invoices values (1, '12.50');
