insert into jobs values (1);
drop table visits;
