-- The live table is open; declared is row level security.
create table if not exists jobs (id bigint primary key);
alter table jobs enable row level security;
