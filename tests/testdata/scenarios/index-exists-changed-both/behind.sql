drop index jobs_customer_idx;
create index jobs_customer_idx on jobs (customer_id, starts_at);
