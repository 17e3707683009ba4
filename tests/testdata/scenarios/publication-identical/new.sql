-- A publication with columns, rows and operations.
create table jobs (id bigint primary key, city text, secret text);
create table invoices (id bigint primary key);
create publication app_changes for table jobs (id, city) where (id > 5), invoices with (publish = 'insert, update');
comment on publication app_changes is 'What the app listens to.';
