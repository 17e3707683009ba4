-- What cannot run in a transaction cannot be called from a block.
create table jobs (id bigint primary key);
do $$ begin execute 'vacuum jobs'; end $$;
