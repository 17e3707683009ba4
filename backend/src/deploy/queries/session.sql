-- What the private server copies of the target: its roles, and where names are looked for.
select
    array(select rolname::pg_catalog.text from pg_catalog.pg_roles where rolname !~ '^pg_'),
    pg_catalog.current_setting('search_path')
