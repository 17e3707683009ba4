insert into customers values (1,'a'); insert into jobs (id,hours,customer,code) values (1,5,1,'a');
