create table jobs (x int, y int, constraint in_range check (x >= 1 and x <= 2 and y > 0));
create policy in_range on jobs using (x >= 1 and x <= 2 and y > 0);
create view some_jobs as select x from jobs where x >= 1 and x <= 2 and y > 0;
