create table customers (
  id bigint generated always as identity primary key,
  name text not null
);
insert into customers (name) values ('Ace Plumbing');
