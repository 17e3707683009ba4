-- Somebody changed what the applied history files made.
create table jobs (id bigint primary key, status text default 'draft');
