-- Where the session looks for names, as a list that means the same to another role.
select coalesce(pg_catalog.string_agg(pg_catalog.quote_ident(place.name::pg_catalog.text), ', ' order by place.rank), '')
from pg_catalog.unnest(pg_catalog.current_schemas(false)) with ordinality as place (name, rank)
