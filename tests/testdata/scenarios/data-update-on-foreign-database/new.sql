-- An update that may have run already: prices would rise twice.
create table if not exists price_list (id bigint primary key, price integer);
update price_list set price = price * 2;
