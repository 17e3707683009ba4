alter table jobs alter column status set default 'open';
