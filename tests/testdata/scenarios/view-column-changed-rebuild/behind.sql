insert into jobs values (1, 'open', 3), (2, 'done', 4);
