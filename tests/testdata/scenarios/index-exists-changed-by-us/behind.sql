insert into jobs values (1, 10, now());
