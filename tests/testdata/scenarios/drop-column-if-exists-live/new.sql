-- A column to be dropped is there and holds values.
create table if not exists customers (id bigint primary key);
alter table customers drop column if exists fax;
