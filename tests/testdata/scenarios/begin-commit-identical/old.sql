create table customers (id bigint primary key, name text not null);
create index customers_name_idx on customers (name);
