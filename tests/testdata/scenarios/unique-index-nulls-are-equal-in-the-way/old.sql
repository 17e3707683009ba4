create table jobs (id bigint primary key, number text);
insert into jobs values (5, null), (6, null);
