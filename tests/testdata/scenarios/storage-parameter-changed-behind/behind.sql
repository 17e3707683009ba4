alter table jobs set (fillfactor = 50);
