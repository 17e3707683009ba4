create table jobs (id bigint primary key, status text);
create table open_jobs (id bigint, status text);
insert into open_jobs values (1, 'open');
