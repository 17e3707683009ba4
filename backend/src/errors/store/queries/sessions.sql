select token_hash, expires_at from wrench_store.session where expires_at > pg_catalog.now()
