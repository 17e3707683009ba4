-- "Customers" in quotes is another table than the live customers.
create table "Customers" (id bigint primary key);
