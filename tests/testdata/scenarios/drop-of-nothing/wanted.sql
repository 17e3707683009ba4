create table crews (id bigint primary key);
