-- The file changed which rows are published, and what of them.
create table jobs (id bigint primary key, city text, secret text);
create table invoices (id bigint primary key);
create publication app_changes for table jobs (id, city) where (id > 9), invoices with (publish = 'insert');
comment on publication app_changes is 'What the app listens to.';
