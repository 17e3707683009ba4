-- The file adds a table to a publication.
create table jobs (id bigint primary key);
create table invoices (id bigint primary key);
create publication app_changes for table jobs, invoices;
