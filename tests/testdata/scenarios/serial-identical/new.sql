-- A serial column with its sequence is there already.
create table invoices (id serial primary key, total numeric);
