-- The order is wrong still, and the table has got a column that the view shows.
create view open_jobs as select id, title from jobs;
create table jobs (id bigint primary key, title text);
