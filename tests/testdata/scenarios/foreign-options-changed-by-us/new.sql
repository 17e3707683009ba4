-- The file changed where server, table and column are.
create extension postgres_fdw;
create server books foreign data wrapper postgres_fdw options (host 'ledger.example', dbname 'books');
create user mapping for current_user server books options (user 'reader', password 'hush');
create foreign table invoices (id bigint options (column_name 'id') not null, total numeric check (total >= 0))
    server books options (table_name 'invoices', updatable 'false');
comment on foreign table invoices is 'Kept by the accountant.';
grant select on invoices to public;
