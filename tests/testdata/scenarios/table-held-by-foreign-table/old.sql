create extension postgres_fdw;
create server books foreign data wrapper postgres_fdw;
create foreign table invoices (id bigint) server books;
