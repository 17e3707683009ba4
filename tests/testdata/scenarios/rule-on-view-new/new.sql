-- A rule makes a view take rows.
create table jobs (id bigint primary key, done boolean);
create view open_jobs as select id from jobs where not done;
create rule open_jobs_new as on insert to open_jobs do instead insert into jobs values (new.id, false);
comment on rule open_jobs_new on open_jobs is 'Views take rows, too.';
