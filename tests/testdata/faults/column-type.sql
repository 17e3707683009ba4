-- Column: type
-- @want
create table jobs (id int primary key, hours numeric);
-- @old
create table jobs (id int primary key, hours text);
-- @behind
alter table jobs alter column hours type varchar(40);
-- @rows
insert into jobs values (1, 'two');
