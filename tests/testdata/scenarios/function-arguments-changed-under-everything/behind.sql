insert into jobs (id, a) values (1, 'B');
