-- What one transaction left, in one round trip.
insert into wrench.base_change (object, phase, entry, is_gone)
select r.object, r.phase, r.entry, r.is_gone
from rows from (
    pg_catalog.unnest($1::pg_catalog.text[]),
    pg_catalog.unnest($2::pg_catalog.text[]),
    pg_catalog.unnest($3::pg_catalog.text[]),
    pg_catalog.unnest($4::pg_catalog.bool[])
) as r (object, phase, entry, is_gone)
on conflict (object) do update set phase = excluded.phase, entry = excluded.entry, is_gone = excluded.is_gone
