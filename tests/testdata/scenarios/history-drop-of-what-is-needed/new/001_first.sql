create table jobs (id bigint primary key, title text);
create view titles as select title from jobs;
