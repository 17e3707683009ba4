create table jobs (id bigint primary key, customer_id bigint);
create table visits (id bigint primary key, customer_id bigint);
create index customer_idx on visits (customer_id);
