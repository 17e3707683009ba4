create sequence invoice_numbers;
create table invoices (id bigint primary key);
