create table customers (
  id bigint primary key,
  name text not null,
  phone text
);
insert into customers values (1, 'Ace Plumbing', '555-0100');
