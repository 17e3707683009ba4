-- The file takes a table out of a publication.
create table jobs (id bigint primary key);
create table invoices (id bigint primary key);
create publication app_changes for table jobs;
