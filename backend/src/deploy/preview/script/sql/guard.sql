declare
    journal text := 'none';
begin
    -- What the catalog prints must not depend on the session.
    perform pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('bytea_output', 'hex', true);
    if pg_catalog.current_database() <> :database then
        raise exception 'this is database "%", and the plan was made for "%"', pg_catalog.current_database(), :database;
    end if;
    if current_user <> :user then
        raise exception 'this is role "%", and the plan was made for "%"', current_user, :user
            using hint = 'Connect as that role, or plan as this one.';
    end if;
    if pg_catalog.current_setting('server_version_num')::pg_catalog.int4 / 10000 <> :major then
        raise exception 'the plan was made for PostgreSQL %', :major;
    end if;
    if not pg_catalog.pg_try_advisory_xact_lock(:lock) then
        raise exception using errcode = '55P03', message = 'another deployer holds the lock',
            hint = 'Try again when it has ended.';
    end if;
    if pg_catalog.to_regclass('wrench.deployment') is not null then
        select pg_catalog.count(*)::text || ' ' || pg_catalog.count(finished_at)::text || ' ' || coalesce(pg_catalog.max(id), '')
            into journal from wrench.deployment;
    end if;
    if journal <> :journal then
        raise exception 'a deployment was recorded since the plan was made'
            using hint = 'Nothing was changed. Run `wrench plan --sql` again.';
    end if;
    if (
:state
    ) <> :hash then
        raise exception 'the schema was changed since the plan was made'
            using hint = 'Nothing was changed. Run `wrench plan --sql` again.';
    end if;
:empty
end
