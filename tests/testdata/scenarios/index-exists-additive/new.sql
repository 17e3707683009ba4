-- The index is there under its name, left INVALID by a concurrent build that failed.
create table jobs (id bigint primary key, customer_id bigint);
create index jobs_customer_idx on jobs (customer_id);
