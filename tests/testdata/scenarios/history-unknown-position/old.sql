create table jobs (number text primary key);
insert into jobs values ('J-1');
