-- exit: 1
-- at: do $$ begin execute 'alter system set ar
-- says: error[declared-state]
do $$ begin execute 'alter system set archive_command = ''touch {folder}/owned'''; end $$;
