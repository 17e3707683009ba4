alter table invoices alter column id drop identity;
