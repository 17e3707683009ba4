create table jobs (id bigint primary key, status text default 'open', hours integer default 1);
