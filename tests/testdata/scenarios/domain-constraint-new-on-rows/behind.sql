insert into customers values (1, '020-1');
