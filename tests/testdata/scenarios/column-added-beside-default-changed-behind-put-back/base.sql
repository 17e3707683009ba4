create table jobs (id bigint primary key, a text default 'x');
