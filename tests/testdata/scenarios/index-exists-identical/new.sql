-- The index is there already, exactly as declared.
create table jobs (id bigint primary key, customer_id bigint, starts_at timestamptz);
create index jobs_customer_idx on jobs (customer_id, starts_at desc) where customer_id is not null;
