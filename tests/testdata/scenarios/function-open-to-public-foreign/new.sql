-- Everybody may call the live function; the files take that away.
create or replace function delete_everything() returns void language sql as $$ select 1 $$;
revoke execute on function delete_everything() from public;
