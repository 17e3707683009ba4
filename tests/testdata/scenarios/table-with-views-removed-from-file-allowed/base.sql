create table jobs (id int);
create view open_jobs as select * from jobs;
create view few_jobs as select * from open_jobs;
create table quotes (id int);
