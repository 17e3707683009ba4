create function public.stop() returns event_trigger language plpgsql as $$ begin raise exception 'no new tables'; end $$;
create event trigger stop on ddl_command_start when tag in ('CREATE TABLE') execute function public.stop();
