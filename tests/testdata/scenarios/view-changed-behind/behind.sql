create or replace view open_jobs as select id, status from jobs;
