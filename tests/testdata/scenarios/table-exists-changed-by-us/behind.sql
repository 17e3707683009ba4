insert into customers (name) values ('Ace Plumbing');
