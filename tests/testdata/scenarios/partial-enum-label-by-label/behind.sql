create function public.not_today() returns event_trigger language plpgsql as $$
begin
    if current_query() ilike '%add value ''sad''%' then
        raise exception 'not today';
    end if;
end $$;
create event trigger not_today on ddl_command_start execute function public.not_today();
