-- $1: hash of the bearer; $2: the end of its life. What has ended goes on the way.
with gone as (
    delete from wrench_store.session where expires_at <= pg_catalog.now()
)
insert into wrench_store.session (token_hash, expires_at) values ($1, $2)
