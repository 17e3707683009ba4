-- Whether the server lets a role without further rights make all of these extensions.
select not exists (
    select from pg_catalog.unnest($1::pg_catalog.text[]) as wanted (name)
    where not exists (
        select from pg_catalog.pg_available_extension_versions as v
        where v.name = wanted.name and (v.trusted or not v.superuser)
    )
)
