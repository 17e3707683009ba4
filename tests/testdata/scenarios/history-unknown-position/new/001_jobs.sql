-- No journal, and the live database equals no prefix of the history files.
create table jobs (id bigint primary key, title text);
