-- All statements of one transaction in one round trip. A row written before (intent) becomes done.
insert into wrench.statement
    (deployment_id, seq, phase, style, file, line, hash, ordinal, decision, status, heals)
select $1, r.seq, r.phase, r.style, r.file, r.line, r.hash, r.ordinal, r.decision, r.status, r.heals::pg_catalog.jsonb
from rows from (
    pg_catalog.unnest($2::pg_catalog.int4[]),
    pg_catalog.unnest($3::pg_catalog.text[]),
    pg_catalog.unnest($4::pg_catalog.text[]),
    pg_catalog.unnest($5::pg_catalog.text[]),
    pg_catalog.unnest($6::pg_catalog.int4[]),
    pg_catalog.unnest($7::pg_catalog.text[]),
    pg_catalog.unnest($8::pg_catalog.int4[]),
    pg_catalog.unnest($9::pg_catalog.text[]),
    pg_catalog.unnest($10::pg_catalog.text[]),
    pg_catalog.unnest($11::pg_catalog.text[])
) as r (seq, phase, style, file, line, hash, ordinal, decision, status, heals)
on conflict (deployment_id, seq) do update set status = excluded.status
