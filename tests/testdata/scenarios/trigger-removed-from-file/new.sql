-- The file no longer declares the trigger.
create table jobs (id bigint primary key, updated_at timestamptz);
create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
