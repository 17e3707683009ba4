alter table customers set (fillfactor = 50);
