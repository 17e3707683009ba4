-- exit: 1
-- at: alter table seen owner to current_user,
-- says: permission denied for function pg_read_file (SQLSTATE 42501)
create table seen (id int);
insert into seen values (1);
alter table seen owner to current_user, add column line text default pg_catalog.pg_read_file('{secret}');
