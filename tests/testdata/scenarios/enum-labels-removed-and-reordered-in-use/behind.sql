insert into c values (1,'a','{a}'); insert into d values ('(a,3)');
