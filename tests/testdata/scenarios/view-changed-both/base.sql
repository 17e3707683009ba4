create table jobs (id bigint primary key, status text);
create view open_jobs as select id, status from jobs where status = 'open';
