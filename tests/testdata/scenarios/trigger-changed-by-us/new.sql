-- The trigger is to fire on insert too.
create table jobs (id bigint primary key, updated_at timestamptz);
create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create trigger jobs_touch before insert or update on jobs for each row execute function touch();
