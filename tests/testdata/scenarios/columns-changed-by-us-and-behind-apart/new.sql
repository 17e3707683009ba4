-- The file changed one column, somebody else another: the second is drift, so nothing runs.
create table jobs (id bigint primary key, status text default 'draft', hours integer default 1);
