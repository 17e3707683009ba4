create table invoices (
  id bigint primary key,
  net numeric not null,
  tax numeric not null,
  total numeric
);
insert into invoices values (1, 100, 20, 99);
