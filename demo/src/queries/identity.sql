-- Who asks, and what: for policies and functions. All of it ends with the transaction.
select
    pg_catalog.set_config('search_path', $1, true),
    pg_catalog.set_config('role', $2, true),
    pg_catalog.set_config('request.jwt.claims', $3, true),
    pg_catalog.set_config('request.method', $4, true),
    pg_catalog.set_config('request.path', $5, true),
    pg_catalog.set_config('request.headers', $6, true),
    pg_catalog.set_config('request.cookies', '{}', true)
