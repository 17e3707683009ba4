-- The relation lives in a schema that is not looked into.
create view everybody as select id from customers;
