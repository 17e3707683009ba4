-- exit: 0
-- also on: supabase
create role helper login password 'secret' bypassrls;
alter role helper set search_path = '';
grant helper to current_user;
create table seen (id int);
alter table seen owner to helper;
do $$ begin create role other; exception when duplicate_object then null; end $$;
grant select on seen to other;
