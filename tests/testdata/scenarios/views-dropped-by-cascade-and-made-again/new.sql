-- A cascade takes a second view along.
create table jobs (id int);
create view open_jobs as select id from jobs;
create view few_jobs as select id from open_jobs;
drop view open_jobs cascade;
create view open_jobs as select id, 1 as one from jobs;
create view few_jobs as select * from open_jobs;
