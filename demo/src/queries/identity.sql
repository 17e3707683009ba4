-- Who asks, and what: for policies and functions. All of it ends with the transaction.
select
    pg_catalog.set_config('search_path', $1, true),
    pg_catalog.set_config('role', $2, true),
    pg_catalog.set_config('request.jwt.claims', $3, true),
    pg_catalog.set_config('request.method', $4, true),
    pg_catalog.set_config('request.path', $5, true),
    pg_catalog.set_config('request.headers', $6, true),
    pg_catalog.set_config('request.cookies', '{}', true),
    -- A role's own settings apply at log-in only, and this role has not logged in.
    (
        select pg_catalog.count(pg_catalog.set_config(s.name, s.value, true))
        from pg_catalog.pg_roles as r
        cross join lateral pg_catalog.unnest(r.rolconfig) as given
        cross join lateral (
            select
                pg_catalog.split_part(given, '=', 1) as name,
                pg_catalog.substr(given, pg_catalog.strpos(given, '=') + 1) as value
        ) as s
        where r.rolname = $2 and s.name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
    )
