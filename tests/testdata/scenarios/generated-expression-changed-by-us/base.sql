create table invoices (id bigint primary key, net numeric, tax numeric, total numeric generated always as (net - tax) stored);
