create view open_jobs as select id, title from jobs where status = 'open';
