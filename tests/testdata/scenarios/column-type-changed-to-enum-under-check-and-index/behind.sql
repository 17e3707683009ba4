insert into jobs values (1,'open','{done}');
