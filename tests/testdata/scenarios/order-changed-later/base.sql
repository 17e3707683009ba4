create view open_jobs as select id from jobs;
create table jobs (id bigint primary key);
