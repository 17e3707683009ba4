-- Extensions in the schema that the data API shows; one that cannot be moved is left out.
select
    pg_catalog.quote_ident(e.extname) as object,
    'Its functions and types stand among those of the app, and the data API offers them.' as detail
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
where n.nspname = 'public'
    and e.extrelocatable
    and exists (select from pg_catalog.pg_roles as r where r.rolname in ('anon', 'authenticated'))
order by 1
