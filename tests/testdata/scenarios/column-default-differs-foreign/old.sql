create table jobs (id bigint primary key, status text default 'open');
