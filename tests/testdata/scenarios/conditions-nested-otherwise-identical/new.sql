-- What a dump makes of these conditions, and a restore reads back, is live.
create table jobs (x int, y int, constraint in_range check (x between 1 and 2 and y > 0));
create policy in_range on jobs using (x between 1 and 2 and y > 0);
create view some_jobs as select x from jobs where x between 1 and 2 and y > 0;
