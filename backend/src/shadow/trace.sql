-- Notes for each command which catalog rows it was about. `wrench.statement` holds the number of the running statement.
create schema wrench;
-- The identity tells two objects apart from one that was dropped and made again under its name.
create table wrench.touched (statement int4, classid oid, objid oid, objsubid int4, identity text);
create table wrench.dropped (statement int4, classid oid, objid oid, identity text);

create function wrench.running() returns int4 language sql stable set search_path = ''
as $$ select nullif(pg_catalog.current_setting('wrench.statement', true), '')::pg_catalog.int4 $$;

create function wrench.note_commands() returns event_trigger language plpgsql security definer set search_path = ''
as $$
declare
    me pg_catalog.text := (pg_catalog.pg_current_xact_id()::pg_catalog.text::pg_catalog.int8 % 4294967296)::pg_catalog.text;
begin
    insert into wrench.touched
    select wrench.running(), c.classid, c.objid, c.objsubid, c.object_type || ' ' || c.object_identity
    from pg_catalog.pg_event_trigger_ddl_commands() as c
    where not c.in_extension and c.objid is not null and c.objid <> 0;
    -- These commands do not say which objects they changed; the rows they wrote do.
    if tg_tag in ('GRANT', 'REVOKE', 'ALTER DEFAULT PRIVILEGES') then
        insert into wrench.touched (statement, classid, objid, objsubid)
        select wrench.running(), 'pg_catalog.pg_class'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_class where xmin::pg_catalog.text = me
        union all
        select wrench.running(), 'pg_catalog.pg_class'::pg_catalog.regclass, attrelid, attnum
        from pg_catalog.pg_attribute where xmin::pg_catalog.text = me and attnum > 0
        union all
        select wrench.running(), 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_proc where xmin::pg_catalog.text = me
        union all
        select wrench.running(), 'pg_catalog.pg_namespace'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_namespace where xmin::pg_catalog.text = me
        union all
        select wrench.running(), 'pg_catalog.pg_type'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_type where xmin::pg_catalog.text = me
        union all
        select wrench.running(), 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_foreign_server where xmin::pg_catalog.text = me
        union all
        select wrench.running(), 'pg_catalog.pg_default_acl'::pg_catalog.regclass, oid, 0
        from pg_catalog.pg_default_acl where xmin::pg_catalog.text = me;
    end if;
end
$$;

create function wrench.note_drops() returns event_trigger language plpgsql security definer set search_path = ''
as $$
begin
    insert into wrench.dropped
    select wrench.running(), d.classid, d.objid, d.object_type || ' ' || d.object_identity
    from pg_catalog.pg_event_trigger_dropped_objects() as d
    where d.objsubid = 0 and not d.is_temporary;
end
$$;

create event trigger wrench_commands on ddl_command_end execute function wrench.note_commands();
create event trigger wrench_drops on sql_drop execute function wrench.note_drops();
-- The session that may do everything runs as a replica, so that no event trigger of the files fires in it.
alter event trigger wrench_commands enable always;
alter event trigger wrench_drops enable always;
