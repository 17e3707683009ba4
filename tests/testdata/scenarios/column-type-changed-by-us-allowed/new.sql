-- The file widened a column with a default, and the rewrite is accepted.
create table jobs (id bigint primary key, hours bigint default 1);
