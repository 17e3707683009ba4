create table customers (id bigint generated always as identity primary key, name text);
insert into customers (name) values ('Ace Plumbing');
