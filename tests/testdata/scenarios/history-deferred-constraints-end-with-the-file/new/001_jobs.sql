-- What a file defers is checked when it ends, not where a later file changes the table.
create table jobs (id bigint primary key, after bigint references jobs (id) deferrable);
