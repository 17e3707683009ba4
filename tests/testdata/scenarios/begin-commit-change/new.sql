-- A file that is one transaction gained a column.
begin;
create table customers (id bigint primary key, name text not null, phone text);
commit;
