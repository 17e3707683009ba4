create table jobs (id bigint primary key, code integer);
create view codes as select code from jobs;
