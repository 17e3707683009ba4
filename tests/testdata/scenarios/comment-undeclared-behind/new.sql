-- Somebody wrote a comment where the files have none: undeclared, left alone.
create table jobs (id bigint primary key);
