create unlogged table invoices (id bigint primary key);
