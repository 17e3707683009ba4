-- Row level security
-- @want
create table jobs (id int primary key, title text, hours numeric);
alter table jobs enable row level security;
-- @less
create table jobs (id int primary key, title text, hours numeric);
-- @old
create table jobs (id int primary key, title text, hours numeric);
-- @behind
alter table jobs disable row level security;
alter table jobs force row level security;
-- @rows
insert into jobs values (1, 'a', 1);
