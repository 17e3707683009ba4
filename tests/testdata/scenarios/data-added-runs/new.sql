-- New data statements run once each; the old one does not run again.
create table customers (id bigint generated always as identity primary key, name text);
insert into customers (name) values ('Ace Plumbing');
insert into customers (name) values ('Bright Electric');
update customers set name = name || ' & Heating' where id = 1;
