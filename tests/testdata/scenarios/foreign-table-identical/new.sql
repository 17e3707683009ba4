-- A foreign table with server and user mapping.
create extension postgres_fdw;
create server books foreign data wrapper postgres_fdw options (host 'books.example', dbname 'books');
create user mapping for current_user server books options (user 'reader', password 'hush');
create foreign table invoices (id bigint options (column_name 'invoice_id') not null, total numeric check (total >= 0))
    server books options (schema_name 'public', table_name 'invoice');
comment on foreign table invoices is 'Kept by the accountant.';
grant select on invoices to public;
