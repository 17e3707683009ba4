set constraints all deferred;
update jobs set after = 7 where id = 1;
insert into jobs values (7, null);
