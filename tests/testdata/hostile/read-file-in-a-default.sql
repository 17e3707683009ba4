-- exit: 1
-- at: insert into seen (id) values (1);
-- says: permission denied for function pg_read_file (SQLSTATE 42501)
create table seen (id int, text text default pg_catalog.pg_read_file('{secret}'));
insert into seen (id) values (1);
