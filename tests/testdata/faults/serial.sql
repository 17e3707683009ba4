-- Column: serial
-- @want
create table jobs (id serial primary key, a int);
-- @old
create table jobs (id bigserial primary key, a int);
-- @behind
alter table jobs alter column id drop default;
-- @rows
insert into jobs (a) values (1);
