create table customers (id bigint constraint customers_key primary key);
create table jobs (
  id bigint primary key,
  customer_id bigint constraint jobs_customer references customers,
  starts_at timestamptz,
  ends_at timestamptz,
  constraint jobs_end_after_start check (ends_at > starts_at),
  constraint jobs_number unique (id, customer_id)
);
