-- Constraint: NOT VALID, to be validated
-- @want
create table jobs (id int primary key, a int);
alter table jobs add constraint jobs_a check (a > 0);
-- @less
create table jobs (id int primary key, a int);
alter table jobs add constraint jobs_a check (a > 0) not valid;
-- @old
create table jobs (id int primary key, a int);
alter table jobs add constraint jobs_a check (a > 0) not valid;
-- @behind
alter table jobs drop constraint jobs_a;
alter table jobs add constraint jobs_a check (a > 0) not valid;
-- @rows
alter table jobs drop constraint jobs_a;
insert into jobs values (1, -1);
alter table jobs add constraint jobs_a check (a > 0) not valid;
