insert into customers values (1, 'Ace Plumbing'), (2, null);
