-- $1: the repair.
update wrench_store.repair set undone_at = pg_catalog.now() where id = $1
