-- Pairs in history files: a second run is idle, though the marks are no steps.
begin;
create table jobs (id bigint primary key);
commit;
set lock_timeout = '3s';
start transaction;
insert into jobs values (1);
end;
