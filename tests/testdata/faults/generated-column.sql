-- Column: generated
-- @want
create table jobs (id int primary key, a int, b int generated always as (a * 2) stored);
-- @less
create table jobs (id int primary key, a int);
-- @old
create table jobs (id int primary key, a int, b int generated always as (a * 3) stored);
-- @behind
alter table jobs alter column b drop expression;
-- @rows
insert into jobs values (1, 2);
