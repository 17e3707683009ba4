-- A new column demands a value that no row has.
create table customers (id bigint primary key);
alter table customers add column phone text not null;
