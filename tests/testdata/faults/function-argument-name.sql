-- Function whose arguments change under a default
-- @want
create or replace function pick(a text) returns text language sql immutable as 'select a';
create table jobs (id int primary key, t text default pick('x'));
-- @old
create or replace function pick(b text) returns text language sql immutable as 'select b';
create table jobs (id int primary key, t text default pick('x'));
-- @behind
alter table jobs alter column t drop default;
-- @rows
insert into jobs values (1);
