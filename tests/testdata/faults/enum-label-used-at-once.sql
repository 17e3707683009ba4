-- 55P04: enum label used at once
-- @want
create type state as enum ('new');
alter type state add value 'open';
create table jobs (id int primary key, s state default 'open');
-- @less
create type state as enum ('new');
-- @old
create type state as enum ('new');
create table jobs (id int primary key, s state default 'new');
-- @behind
alter table jobs alter column s drop default;
-- @rows
insert into jobs values (1, 'new');
