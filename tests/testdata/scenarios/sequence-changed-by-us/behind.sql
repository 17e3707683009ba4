select setval('invoice_numbers', 1007);
