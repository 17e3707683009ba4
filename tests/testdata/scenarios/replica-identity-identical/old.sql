create table jobs (id bigint primary key);
alter table jobs replica identity full;
