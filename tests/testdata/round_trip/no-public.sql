-- The schema every database starts with was dropped.
drop schema public;
create schema app;
create table app.t (a int);
