insert into customers values (1, 'Ace Plumbing', '555-0199');
