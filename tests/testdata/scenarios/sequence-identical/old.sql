create sequence invoice_numbers start 1000 increment 1;
select setval('invoice_numbers', 1007);
