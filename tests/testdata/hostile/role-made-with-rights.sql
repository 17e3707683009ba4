-- exit: 1
-- at: do $$
-- says: (SQLSTATE 42501)
create role helper in role pg_execute_server_program;
set role helper;
do $$ begin execute 'copy (select 1) to program ''touch {folder}/owned'''; end $$;
