-- The table goes, a view takes its name, and the view on it is made again.
create table people (id bigint primary key, name text);
create view customers as select * from people;
create view customer_names as select name from customers;
