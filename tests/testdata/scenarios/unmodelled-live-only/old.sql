create text search configuration legacy_search (copy = pg_catalog.english);
