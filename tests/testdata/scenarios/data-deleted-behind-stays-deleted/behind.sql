delete from customers;
