-- The second text declares what the first became.
create table if not exists jobs (id bigint primary key);
alter table jobs add column if not exists title text;
alter table jobs enable row level security;
comment on table jobs is 'What was ordered.';
create table if not exists jobs (id bigint primary key, title text);
alter table jobs add column if not exists title text;
