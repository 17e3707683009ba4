insert into jobs values (1, 'open');
alter table jobs alter column status set default 'open';
