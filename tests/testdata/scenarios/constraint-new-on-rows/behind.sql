insert into customers values (10);
insert into jobs values (1, 10);
