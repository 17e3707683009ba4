alter table customers add column mobile text;
insert into customers values (1, 'Ace Plumbing', '555-0100');
