-- exit: 1
-- also on: supabase
-- at: do $$ begin
-- says: (SQLSTATE 42501)
do $$ begin
  create role helper in role pg_execute_server_program;
  execute 'grant helper to ' || quote_ident(current_user);
  execute 'copy (select 1) to program ''touch {folder}/owned''';
end $$;
