-- A hazard (4) and drift (3) at once: 4 comes first, and both are named.
create table customers (id bigint primary key);
create table jobs (id bigint primary key, status text default 'draft');
