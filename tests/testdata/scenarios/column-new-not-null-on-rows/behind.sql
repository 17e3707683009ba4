insert into customers values (1, 'Ace Plumbing');
