insert into quotes values (1, 'Q-1'), (2, 'Q-1');
