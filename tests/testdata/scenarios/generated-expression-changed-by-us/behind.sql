insert into invoices (id, net, tax) values (1, 100, 20);
