insert into customers values (1, null), (2, null);
