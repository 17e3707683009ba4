create table t (id int primary key, x int, constraint tx unique (x));
create table u (t int references t (x));
create unique index tu on t (id, x);
alter table t cluster on tu;
create table w (a int, b int, foreign key (a, b) references t (id, x));
