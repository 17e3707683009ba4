-- The file widened a column; that rewrites the table.
create table jobs (id bigint primary key, hours bigint);
