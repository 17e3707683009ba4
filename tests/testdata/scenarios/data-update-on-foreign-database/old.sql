create table price_list (id bigint primary key, price integer);
insert into price_list values (1, 100);
