-- Somebody switched the trigger off; the files have not changed.
create table jobs (id bigint primary key, updated_at timestamptz);
create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create trigger jobs_touch before update on jobs for each row execute function touch();
