create table jobs (id bigint primary key, title text);
insert into jobs values (1, 'boiler');
