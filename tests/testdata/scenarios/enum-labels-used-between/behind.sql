insert into days values (1, 'ok');
