create function make_jobs() returns event_trigger language plpgsql as $$
begin
    if tg_tag = 'CREATE TABLE' and to_regclass('public.customers') is not null and to_regclass('public.jobs') is null then
        create table public.jobs (id integer primary key);
    end if;
end $$;
create event trigger helper on ddl_command_end when tag in ('CREATE TABLE') execute function make_jobs();
