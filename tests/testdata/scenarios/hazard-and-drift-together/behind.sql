insert into customers values (1, '555-0199');
alter table jobs alter column status set default 'open';
