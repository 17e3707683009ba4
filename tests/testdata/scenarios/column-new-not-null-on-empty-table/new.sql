-- A new column without default must not be null; the table is empty.
create table customers (id bigint primary key, name text, phone text not null);
