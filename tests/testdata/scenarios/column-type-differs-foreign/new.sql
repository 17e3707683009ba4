-- The live column is text, declared is numeric; `if not exists` must not hide it.
create table if not exists invoices (id bigint primary key, total numeric(12,2));
