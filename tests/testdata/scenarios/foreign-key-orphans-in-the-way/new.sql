-- A job without its customer is in the way of a new foreign key.
create table if not exists customers (id bigint primary key);
create table if not exists jobs (id bigint primary key, customer_id bigint);
alter table jobs add constraint jobs_customer_fkey foreign key (customer_id) references customers;
