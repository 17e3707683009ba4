create function delete_everything() returns void language sql as $$ select 1 $$;
