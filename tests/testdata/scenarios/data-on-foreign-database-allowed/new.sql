-- Wrench did not build this database, and running the data once is accepted.
create table if not exists customers (id bigint generated always as identity primary key, name text);
insert into customers (name) values ('Bright Electric');
