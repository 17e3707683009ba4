-- The index's name is taken by an index of another table.
create table jobs (id bigint primary key, customer_id bigint);
create table visits (id bigint primary key, customer_id bigint);
create index customer_idx on jobs (customer_id);
