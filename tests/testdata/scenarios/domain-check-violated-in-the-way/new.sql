-- A column of the domain has a value that the new check refuses.
create domain amount as integer constraint amount_positive check (value > 0);
create table jobs (id bigint primary key, total amount, lines amount[]);
