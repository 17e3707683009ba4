create table jobs (id bigint primary key, name text);
create view jv as select id, name from jobs;
create table kept (id bigint primary key, row jv);
