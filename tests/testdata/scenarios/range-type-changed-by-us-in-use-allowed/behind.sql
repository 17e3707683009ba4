insert into c values (1,'[1,5]','{[1,5]}');
