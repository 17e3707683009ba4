create table invoices (id bigserial primary key, total numeric);
