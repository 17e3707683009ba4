-- The live identity accepts given values, the declared one never.
create table if not exists invoices (id bigint generated always as identity primary key);
