-- A row breaks a check of the same file: nothing of the file stays.
create table jobs (id bigint primary key, hours integer check (hours > 0));
insert into jobs values (1, -4);
