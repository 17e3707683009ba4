insert into c values (1, 'b', '{a}');
