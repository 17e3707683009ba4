insert into jobs (hours) values (4);
alter table jobs alter column hours type bigint;
