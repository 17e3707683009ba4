-- A whole app that was made by hand meets its files for the first time.
create type job_status as enum ('draft', 'open', 'done');
create table customers (id bigint generated always as identity primary key, name text not null, email text unique);
create table jobs (id bigint generated always as identity primary key, customer_id bigint not null references customers, status job_status not null default 'draft', updated_at timestamptz);
create index jobs_status_idx on jobs (status) where status <> 'done';
create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create trigger jobs_touch before update on jobs for each row execute function touch();
create view open_jobs as select j.id, c.name from jobs j join customers c on c.id = j.customer_id where j.status = 'open';
alter table jobs enable row level security;
create policy read_jobs on jobs for select to pg_monitor using (status <> 'draft');
grant select on jobs to pg_monitor;
