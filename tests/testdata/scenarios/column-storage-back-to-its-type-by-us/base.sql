create table t (id bigint primary key, a text);
alter table t alter a set storage external;
