insert into jobs values (1, 5), (2, -1);
