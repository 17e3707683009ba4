create table jobs (id bigint primary key, title text not null);
insert into jobs values (1, 'boiler');
