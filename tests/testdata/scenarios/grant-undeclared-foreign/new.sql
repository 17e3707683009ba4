-- Everybody may write to the live table; nobody declared it.
create table if not exists jobs (id bigint primary key);
