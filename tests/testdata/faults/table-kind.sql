-- Table whose name a view holds
-- @want
create table jobs (id int primary key);
-- @old
create view jobs as select 1 as id;
-- @behind
drop table if exists jobs; drop view if exists jobs; create view jobs as select 2 as id;
