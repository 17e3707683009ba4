alter table customers add column phone text;
insert into customers values (1, 'Ace Plumbing', '555-0100');
