-- A later history file drops a table as written: files in order are the record.
create table drafts (id bigint primary key);
create table jobs (id bigint primary key);
