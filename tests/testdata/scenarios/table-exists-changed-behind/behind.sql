insert into customers (name) values ('Ace Plumbing');
alter table customers disable row level security;
