-- $1: the key to take where there is none yet.
with fresh as (
    insert into wrench_store.project (key) values ($1) on conflict (only_row) do nothing returning key
)
select key from fresh union all select key from wrench_store.project limit 1
