-- Table whose name a view holds
-- @want
create table jobs (id int primary key);
-- @old
create view jobs as select 1 as id;
-- @behind
select format('drop %s jobs', case relkind when 'v' then 'view' else 'table' end) from pg_class where oid = 'jobs'::regclass \gexec
create view jobs as select 2 as id;
