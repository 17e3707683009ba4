create table t (id bigint primary key, a int, constraint ac check (a > 0));
comment on constraint ac on t is 'c';
create domain dd as int constraint dc check (value > 0);
create table u (d dd);
