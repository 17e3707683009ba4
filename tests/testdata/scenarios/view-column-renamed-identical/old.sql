create view one as select 1 as a;
alter view one rename column a to b;
