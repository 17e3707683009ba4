-- Comment
-- @want
create table jobs (id int primary key, title text, hours numeric);
comment on table jobs is 'What is done.';
-- @less
create table jobs (id int primary key, title text, hours numeric);
-- @old
create table jobs (id int primary key, title text, hours numeric);
comment on table jobs is 'What was done.';
-- @behind
comment on table jobs is 'By hand.';
-- @rows
insert into jobs values (1, 'a', 1);
