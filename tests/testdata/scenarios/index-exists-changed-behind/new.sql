-- Somebody rebuilt the index over other columns; the files have not changed.
create table jobs (id bigint primary key, customer_id bigint, starts_at timestamptz);
create index jobs_customer_idx on jobs (customer_id);
