-- The last file changes only rows.
create table jobs (id bigint primary key, title text not null);
