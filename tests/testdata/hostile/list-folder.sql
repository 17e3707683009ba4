-- exit: 1
-- at: insert into seen select pg_catalog.pg_ls
-- says: permission denied for function pg_ls_dir (SQLSTATE 42501)
create table seen (name text);
insert into seen select pg_catalog.pg_ls_dir('/');
