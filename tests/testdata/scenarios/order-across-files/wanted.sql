create schema app;
create table app.jobs (id bigint primary key);
create view open_jobs as select id from app.jobs;
comment on view open_jobs is 'not closed yet';
