-- The rows are put right before the column is changed: it is said, and it goes through.
create table customers (id bigint primary key, phone text);
update customers set phone = 'unknown' where phone is null;
alter table customers alter column phone set not null;
