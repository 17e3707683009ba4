-- What was written into the column is lost for what is computed.
create table orders (price int, amount int, total int generated always as (price * amount) stored);
insert into orders (price, amount) values (2, 3);
