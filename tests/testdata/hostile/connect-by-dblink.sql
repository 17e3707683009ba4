-- exit: 4
-- also on: supabase
-- at: create extension
-- says: error[unproved]: unproved: the private server lacks extension "dblink"
-- says: `[prove] accept = ["extension:dblink"]`
create extension dblink /* citext */;
select dblink_exec('{target}', 'insert into canary values (2)');
