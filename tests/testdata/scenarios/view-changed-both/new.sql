-- The files and somebody else changed the view, each in another way.
create table jobs (id bigint primary key, status text);
create view open_jobs as select id, status from jobs where status in ('open', 'draft');
