-- What has no name here is called otherwise in the database, and says the same.
create table if not exists customers (id bigint primary key);
create table if not exists jobs (
  id bigint primary key,
  customer_id bigint references customers,
  starts_at timestamptz,
  ends_at timestamptz,
  check (ends_at > starts_at),
  unique (id, customer_id)
);
