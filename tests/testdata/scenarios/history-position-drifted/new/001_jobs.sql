-- The database is near the second file: one default is another, one index is missing.
create table jobs (id bigint primary key, title text not null);
