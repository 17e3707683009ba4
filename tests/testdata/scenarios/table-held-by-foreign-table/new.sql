-- A foreign table holds the name of the declared table.
create table invoices (id bigint);
