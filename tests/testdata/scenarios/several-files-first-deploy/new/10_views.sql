create view open_jobs as select id from jobs where status = 'open';
