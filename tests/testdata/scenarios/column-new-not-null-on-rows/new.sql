-- A new column without default must not be null, and there are rows.
create table customers (id bigint primary key, name text, phone text not null);
