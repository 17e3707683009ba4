-- The live function runs as its caller, the declared one as its owner with a pinned search path.
create or replace function my_account() returns text language sql stable security definer set search_path = '' as $$ select current_user::text $$;
