-- The file of the views comes first by name, and the tables' file has a search path of its own.
create view open_jobs as select id from app.jobs;
comment on view open_jobs is 'not closed yet';
