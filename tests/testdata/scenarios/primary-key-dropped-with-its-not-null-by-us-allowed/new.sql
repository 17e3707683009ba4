-- The key goes, and NOT NULL with it.
create table jobs (id bigint, name text);
