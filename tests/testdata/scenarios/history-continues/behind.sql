insert into jobs values (2, 'tap');
