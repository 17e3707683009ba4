-- The schema every database starts with was dropped and made again.
drop schema public;
create schema public;
create table t (a int);
