-- Column
-- @want
create table jobs (id int primary key);
alter table jobs add column hours numeric;
-- @less
create table jobs (id int primary key);
-- @old
create table jobs (id int primary key);
alter table jobs add column hours numeric;
alter table jobs add column note text;
-- @behind
alter table jobs drop column hours;
-- @rows
insert into jobs values (1, 2.5, 'kept');
