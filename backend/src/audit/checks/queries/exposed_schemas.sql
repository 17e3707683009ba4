-- Schemas that the data API exposes: what its log-in role was told (a setting for this database wins), else public.
select coalesce(
    (
        select array(
            select pg_catalog.btrim(part)
            from pg_catalog.unnest(pg_catalog.string_to_array(pg_catalog.split_part(setting, '=', 2), ',')) as part
        )
        from pg_catalog.pg_db_role_setting as s
        join pg_catalog.pg_roles as r on r.oid = s.setrole
        cross join pg_catalog.unnest(s.setconfig) as setting
        where r.rolname = 'authenticator'
            and setting like 'pgrst.db\_schemas=%'
            and s.setdatabase in (
                0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
            )
        order by s.setdatabase desc
        limit 1
    ),
    array['public']
) as schemas
