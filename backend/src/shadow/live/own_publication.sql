-- What `alter publication … owner to …` refuses to a role that is no superuser.
update pg_catalog.pg_publication set pubowner = r.oid
from pg_catalog.pg_roles as r
where pubname = $1::pg_catalog.text::pg_catalog.name and r.rolname = $2::pg_catalog.text::pg_catalog.name
