-- What phase :name declares from now on, in place of what it declared before.
with news (entry) as (
    select e.value from pg_catalog.json_array_elements(:entries::pg_catalog.json) as e
),
olds (entry) as (
    select e.value from wrench.deployment as d
    join wrench.catalog as c on c.hash = d.base_hash
    cross join lateral pg_catalog.json_array_elements(c.objects::pg_catalog.json) as e
    where d.id = (select o.id from wrench.deployment as o where o.base_hash is not null order by o.started_at desc, o.id desc limit 1)
),
kept (entry) as (
    select o.entry from olds as o
    where o.entry ->> 'phase' <> :name
        and not exists (
            select from news as n
            where (n.entry -> 'object' -> 'id')::pg_catalog.jsonb = (o.entry -> 'object' -> 'id')::pg_catalog.jsonb
        )
),
base (objects) as (
    select '[' || coalesce(pg_catalog.string_agg(a.entry::pg_catalog.text, ','), '') || ']'
    from (select entry from kept union all select entry from news) as a
),
hashed (hash, objects) as (
    select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(b.objects, 'UTF8')), 'hex'), b.objects from base as b
),
kept_catalog as (
    insert into wrench.catalog (hash, objects) select h.hash, h.objects from hashed as h on conflict do nothing
),
-- What a deployment that ended early left of it is in the base now.
kept_no_longer as (
    delete from wrench.base_change where phase = :name
)
update wrench.deployment set base_hash = (select h.hash from hashed as h) where id = :id;
