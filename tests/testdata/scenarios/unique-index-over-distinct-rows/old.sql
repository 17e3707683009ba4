create table jobs (id bigint primary key, number text);
insert into jobs values (1, 'A'), (2, 'a'), (5, null), (6, null);
