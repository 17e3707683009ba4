-- The text of an applied history file changed.
create table jobs (id bigint primary key, title text, status text);
