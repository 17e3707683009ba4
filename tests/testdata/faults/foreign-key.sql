-- Constraint: foreign key, over orphans
-- @want
create table people (id int primary key);
create table jobs (id int primary key, who int constraint jobs_who references people on delete cascade);
-- @less
create table people (id int primary key);
create table jobs (id int primary key, who int);
-- @old
create table people (id int primary key);
create table jobs (id int primary key, who int constraint jobs_who references people);
-- @behind
alter table jobs drop constraint jobs_who;
-- @rows
alter table jobs drop constraint jobs_who;
insert into jobs values (1, 77);
