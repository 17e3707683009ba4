create table jobs (id bigint primary key, customer_id bigint);
create table jobs_customer_idx (id bigint);
