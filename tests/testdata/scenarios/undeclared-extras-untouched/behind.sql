create table scratch (note text);
insert into scratch values ('do not lose me');
alter table customers add column shoe_size integer;
create index customers_shoe_idx on customers (shoe_size);
insert into customers values (1, 'Ace Plumbing', 44);
