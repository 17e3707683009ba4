drop table if exists drafts;
create table if not exists jobs (id int);
