insert into jobs values (1, 4), (2, 40);
