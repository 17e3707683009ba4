-- A text search configuration is known by its catalog row alone.
create table jobs (id bigint primary key, notes text);
create text search configuration jobs_search (copy = pg_catalog.english);
