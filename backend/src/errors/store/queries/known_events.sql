-- $1: ids.
select id from wrench_store.event where id = any ($1)
