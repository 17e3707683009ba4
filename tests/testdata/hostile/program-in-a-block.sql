-- exit: 1
-- also on: supabase
-- at: do $$ begin execute 'copy seen to progra
-- says: COPY to or from an external program (SQLSTATE 42501)
create table seen (line text);
do $$ begin execute 'copy seen to program ''touch {folder}/owned'''; end $$;
