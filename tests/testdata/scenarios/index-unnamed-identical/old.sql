create table jobs (id bigint primary key, customer_id bigint);
create index on jobs (customer_id);
