insert into customers values (1, 'Ace Plumbing', '555-0100');
alter table customers drop column phone;
