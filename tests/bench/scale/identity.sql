-- As the data API does it: who asks, until the transaction ends.
select
    pg_catalog.set_config('search_path', 'public, extensions', true),
    pg_catalog.set_config('role', 'authenticated', true),
    pg_catalog.set_config('request.jwt.claims', $1, true)
