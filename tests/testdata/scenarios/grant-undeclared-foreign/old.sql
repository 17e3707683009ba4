create table jobs (id bigint primary key);
grant insert, delete on jobs to public;
