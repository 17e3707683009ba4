-- A text search configuration is a kind that is not modelled.
create table jobs (id bigint primary key, notes text);
create text search configuration jobs_search (copy = pg_catalog.english);
