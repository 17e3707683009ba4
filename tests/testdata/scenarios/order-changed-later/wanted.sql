create table jobs (id bigint primary key, title text);
create view open_jobs as select id, title from jobs;
