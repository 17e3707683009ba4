insert into c values (1, 'a', 2, 3);
