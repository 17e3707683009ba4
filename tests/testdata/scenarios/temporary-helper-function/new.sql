-- A helper is made, used and dropped in the files.
create table jobs (id int);
create function helper() returns int language sql as 'select 1';
select helper();
drop function helper();
