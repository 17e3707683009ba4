create domain amount as integer;
create table jobs (id bigint primary key, total amount, lines amount[]);
