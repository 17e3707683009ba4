-- The live table is lost in a crash, the declared one is not.
create table if not exists invoices (id bigint primary key);
