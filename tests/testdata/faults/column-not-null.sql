-- Column: NOT NULL
-- @want
create table jobs (id int primary key, title text not null);
-- @old
create table jobs (id int primary key, title text);
-- @behind
alter table jobs alter column title drop not null;
alter table jobs alter column title set default 'none';
-- @rows
insert into jobs values (1, null);
