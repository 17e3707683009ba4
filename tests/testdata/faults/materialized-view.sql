-- Materialized view
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create materialized view totals as select sum(hours) as hours from jobs;
-- @less

-- @old
create materialized view totals as select sum(hours) + 1 as hours from jobs;
-- @behind
drop materialized view totals;
create materialized view totals as select 0::numeric as hours;
-- @rows
insert into jobs values (1, 'a', 1);
