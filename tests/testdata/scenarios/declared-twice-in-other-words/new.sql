create table if not exists jobs (id bigint primary key, title text default 'new');
create table if not exists public.jobs (id int8 not null, "title" text default 'new'::text, primary key (id));
create index if not exists jobs_title on jobs (title);
create index if not exists jobs_title on public.jobs using btree ("title" asc);
