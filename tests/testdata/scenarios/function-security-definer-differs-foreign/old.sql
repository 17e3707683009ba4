create function my_account() returns text language sql stable as $$ select current_user::text $$;
