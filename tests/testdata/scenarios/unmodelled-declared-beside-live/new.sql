-- A text search dictionary is declared beside ordinary changes.
create table customers (id bigint primary key, name text);
create text search dictionary plain_words (template = pg_catalog.simple);
