insert into jobs values (1, 'boiler'), (2, 'tap');
