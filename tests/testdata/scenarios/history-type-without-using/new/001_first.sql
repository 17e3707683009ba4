create table jobs (id bigint primary key, code text);
