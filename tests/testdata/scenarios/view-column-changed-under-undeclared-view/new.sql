-- The view to rebuild carries a view nobody declared; it is never dropped by CASCADE.
create table jobs (id bigint primary key, status text, hours integer);
create view open_jobs as select id, hours from jobs where status = 'open';
