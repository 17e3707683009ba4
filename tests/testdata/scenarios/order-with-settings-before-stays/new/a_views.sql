-- What runs under a setting of its file is not moved.
set search_path = public;
create view open_jobs as select id from jobs;
