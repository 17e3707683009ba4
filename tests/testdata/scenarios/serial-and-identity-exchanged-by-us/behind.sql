insert into t (n) values ('a'),('b'); insert into u default values; insert into u default values; insert into w (n) values ('a'),('b'),('c');
