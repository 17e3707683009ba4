-- No journal, but the live database equals the first of the history files.
create table jobs (id bigint primary key, title text);
