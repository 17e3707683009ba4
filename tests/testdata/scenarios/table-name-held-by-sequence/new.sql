-- A sequence holds the name of the declared table.
create table if not exists invoices (id bigint primary key, total numeric);
