-- exit: 1
-- also on: supabase
-- at: do $$ begin execute 'create role helper
-- says: (SQLSTATE 42501)
do $$ begin execute 'create role helper superuser'; end $$;
