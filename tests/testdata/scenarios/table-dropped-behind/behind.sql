insert into customers values (1, 'Ace Plumbing');
drop table jobs;
