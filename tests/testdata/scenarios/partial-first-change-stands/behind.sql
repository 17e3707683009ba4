insert into jobs values (1, -1);
