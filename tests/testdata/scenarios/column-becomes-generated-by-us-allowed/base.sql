create table orders (price int, amount int, total int);
insert into orders (price, amount) values (2, 3);
