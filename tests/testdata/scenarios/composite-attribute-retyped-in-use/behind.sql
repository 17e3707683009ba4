insert into c values (1,'(a,12)','{"(b,3)"}');
