-- exit: 1
-- also on: supabase
-- at: grant pg_exec
-- says: (SQLSTATE 42501)
grant pg_execute_server_program to current_user;
do $$ begin execute 'copy (select 1) to program ''touch {folder}/owned'''; end $$;
