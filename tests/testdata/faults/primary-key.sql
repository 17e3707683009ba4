-- Constraint: primary key
-- @want
create table jobs (a int not null, b int not null, constraint jobs_pkey primary key (a, b));
-- @less
create table jobs (a int not null, b int not null);
-- @old
create table jobs (a int not null, b int not null, constraint jobs_pkey primary key (a));
-- @behind
alter table jobs drop constraint jobs_pkey;
-- @rows
insert into jobs values (1, 1);
