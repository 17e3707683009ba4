insert into jobs values (1, 'draft'), (2, 'draft');
