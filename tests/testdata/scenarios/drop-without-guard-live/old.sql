create table legacy (id bigint primary key);
