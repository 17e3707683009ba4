-- Objects of one kind, those of some schemas, relations and names only. The conditions reach the tables below.
select * from (
/* objects */
) as o
where ($1::pg_catalog.text[] is null or o.schema = any ($1))
    and ($2::pg_catalog.text[] is null or o.relation = any ($2))
    and ($3::pg_catalog.text[] is null or o.name = any ($3))
