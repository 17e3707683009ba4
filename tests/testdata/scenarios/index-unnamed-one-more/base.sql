create table jobs (id bigint primary key, a int, b int);
create index on jobs (a) where b > 0;
