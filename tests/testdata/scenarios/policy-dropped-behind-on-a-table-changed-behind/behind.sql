alter table jobs replica identity full;
drop policy jobs_read on jobs;
