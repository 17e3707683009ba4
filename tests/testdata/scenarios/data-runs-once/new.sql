-- The insert has run in the last deployment; the table changed since, the insert did not.
create table customers (id bigint generated always as identity primary key, name text, phone text);
insert into customers (name) values ('Ace Plumbing');
