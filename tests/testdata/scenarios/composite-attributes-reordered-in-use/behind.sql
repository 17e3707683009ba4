insert into c values (1,'(a,12,here)'),(2,null),(3,'(,,)');
