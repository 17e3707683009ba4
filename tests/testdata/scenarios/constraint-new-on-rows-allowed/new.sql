-- A new foreign key checks every row, which is accepted.
create table customers (id bigint primary key);
create table jobs (id bigint primary key, customer_id bigint);
alter table jobs add constraint jobs_customer_fkey foreign key (customer_id) references customers;
