-- The file no longer declares a sequence.
create table invoices (id bigint primary key);
