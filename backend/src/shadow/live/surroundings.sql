-- What the roles of a database are to it and to each other, as far as it decides who may do what inside.
select pg_catalog.json_build_object(
    'roles', (
        select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'name', r.rolname,
            'inherits', r.rolinherit,
            'bypasses_row_security', r.rolbypassrls or r.rolsuper,
            'is_superuser', r.rolsuper
        ) order by r.rolname), '[]')
        from pg_catalog.pg_roles as r
        where r.rolname !~ '^pg_'
    ),
    'memberships', (
        select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'role', m.role, 'member', m.member, 'inherits', m.inherits
        ) order by m.role, m.member), '[]')
        from (
            select r.rolname as role, u.rolname as member,
                -- A property of the membership since 16, of the member before.
                pg_catalog.bool_or(coalesce((pg_catalog.to_jsonb(a) ->> 'inherit_option')::pg_catalog.bool, u.rolinherit)) as inherits
            from pg_catalog.pg_auth_members as a
            join pg_catalog.pg_roles as r on r.oid = a.roleid
            join pg_catalog.pg_roles as u on u.oid = a.member
            where u.rolname !~ '^pg_'
                -- The other roles of the system reach out of the database.
                and (r.rolname !~ '^pg_' or r.rolname in ('pg_read_all_data', 'pg_write_all_data'))
            group by r.rolname, u.rolname
        ) as m
    ),
    'owner', pg_catalog.pg_get_userbyid(d.datdba),
    'owner_may_be', pg_catalog.pg_has_role($1::pg_catalog.name, d.datdba, 'member'),
    'creators', (
        select coalesce(pg_catalog.json_agg(distinct case a.grantee
            when 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end), '[]')
        from pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) as a
        where a.privilege_type = 'CREATE'
    ),
    'search_path', coalesce(
        (
            select pg_catalog.substr(s.setting, pg_catalog.length('search_path=') + 1)
            from pg_catalog.pg_db_role_setting as c
            cross join lateral pg_catalog.unnest(c.setconfig) as s (setting)
            where s.setting like 'search\_path=%'
                and c.setdatabase in (0, d.oid)
                and c.setrole in (0, (select oid from pg_catalog.pg_roles where rolname = $1::pg_catalog.name))
            order by c.setrole <> 0 desc, c.setdatabase <> 0 desc
            limit 1
        ),
        (select boot_val from pg_catalog.pg_settings where name = 'search_path')
    )
)::pg_catalog.text
from pg_catalog.pg_database as d
where d.datname = pg_catalog.current_database()
