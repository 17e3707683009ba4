create table jobs (id bigint primary key, a int, b int, check (a > b), check (a <> b));
create index on jobs (a) where b > 0;
create index on jobs (a) where b < 0;
