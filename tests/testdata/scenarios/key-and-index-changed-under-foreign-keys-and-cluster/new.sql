-- Foreign keys to a constraint and to an index, and the order a table is clustered in, come back.
create table t (id bigint primary key, x bigint, constraint tx unique (x));
create table u (t bigint references t (x) on delete cascade);
create unique index tu on t (id, x) include (id);
create unique index tu2 on t (id, x);
alter table t cluster on tu;
create table w (a bigint, b bigint, foreign key (a, b) references t (id, x));
