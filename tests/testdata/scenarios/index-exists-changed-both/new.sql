-- The files and somebody else changed the index, each in another way.
create table jobs (id bigint primary key, customer_id bigint, starts_at timestamptz);
create index jobs_customer_idx on jobs (customer_id) where starts_at is not null;
