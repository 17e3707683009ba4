-- The new one comes first and would take the name of the old.
create table if not exists jobs (id bigint primary key, a int, b int);
create index on jobs (a) where b < 0;
create index on jobs (a) where b > 0;
