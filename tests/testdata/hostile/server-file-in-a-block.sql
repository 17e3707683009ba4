-- exit: 1
-- at: do $$ begin execute 'copy seen to ''{fol
-- says: (SQLSTATE 42501)
create table seen (line text);
do $$ begin execute 'copy seen to ''{folder}/owned'''; end $$;
