drop table legacy;
create table crews (id bigint primary key);
