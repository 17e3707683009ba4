-- exit: 1
-- at: do $$ begin execute 'create subscription
-- says: error[declared-state]
do $$ begin execute 'create subscription s connection ''{target}'' publication p with (create_slot = false)'; end $$;
