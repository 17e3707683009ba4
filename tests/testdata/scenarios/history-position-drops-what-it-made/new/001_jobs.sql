-- The database has what a later file drops and another replaces.
create table jobs (id bigint primary key, title text not null);
create view titles as select title from jobs;
create function one() returns int language sql as 'select 1';
