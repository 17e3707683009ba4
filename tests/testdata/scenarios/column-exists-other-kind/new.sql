-- The live column is a plain one holding values; declared is a generated one of that name.
create table invoices (
  id bigint primary key,
  net numeric not null,
  tax numeric not null,
  total numeric generated always as (net + tax) stored
);
