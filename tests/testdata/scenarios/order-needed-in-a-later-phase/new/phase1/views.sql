-- Statements do not cross phases.
create view open_jobs as select id from jobs;
