-- The live key is a serial, declared is an identity.
create table if not exists invoices (id bigint generated always as identity primary key, total numeric);
