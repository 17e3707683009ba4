-- Somebody took the identity away; the files have not changed.
create table invoices (id bigint generated always as identity primary key);
