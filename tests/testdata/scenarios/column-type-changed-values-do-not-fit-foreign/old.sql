create table jobs (id bigint primary key, code text);
insert into jobs values (1, '17'), (2, 'n/a'), (3, '4 or 5');
