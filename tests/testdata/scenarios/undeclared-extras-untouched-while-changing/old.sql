create table scratch (note text);
create table customers (id bigint primary key, name text, shoe_size integer);
insert into customers values (1, 'Ace Plumbing', 44);
