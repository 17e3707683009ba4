-- Column: default
-- @want
create table jobs (id int primary key, state text default 'new');
-- @less
create table jobs (id int primary key, state text);
-- @old
create table jobs (id int primary key, state text default 'open');
-- @behind
alter table jobs alter column state set default 'lost';
-- @rows
insert into jobs values (1);
