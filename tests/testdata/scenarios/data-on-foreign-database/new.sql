-- Wrench did not build this database, so the row may be there already.
create table if not exists customers (id bigint generated always as identity primary key, name text);
insert into customers (name) values ('Ace Plumbing');
