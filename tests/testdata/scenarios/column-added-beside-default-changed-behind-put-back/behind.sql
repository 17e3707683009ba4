alter table jobs alter a set default 'behind';
