-- What was checked is added anew, unchecked.
create table t (id bigint primary key, a int);
alter table t add constraint ac check (a > 0) not valid;
comment on constraint ac on t is 'c';
create domain dd as int;
alter domain dd add constraint dc check (value > 0) not valid;
create table u (d dd);
