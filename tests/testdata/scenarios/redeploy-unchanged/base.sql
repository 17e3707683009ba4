create type customer_kind as enum ('home', 'business');
create table customers (id bigint generated always as identity primary key, kind customer_kind not null default 'home', name text);
create index customers_name_idx on customers (lower(name));
create view businesses as select id, name from customers where kind = 'business';
