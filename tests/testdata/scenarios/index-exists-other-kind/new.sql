-- A table holds the name of the declared index.
create table jobs (id bigint primary key, customer_id bigint);
create index jobs_customer_idx on jobs (customer_id);
