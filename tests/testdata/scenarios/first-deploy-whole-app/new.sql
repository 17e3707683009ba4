-- A small app on an empty database: every kind of object once.
create type job_status as enum ('draft', 'open', 'done');
create table customers (id bigint generated always as identity primary key, name text not null, email text unique);
create table jobs (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers,
  status job_status not null default 'draft',
  updated_at timestamptz
);
create table invoices (
  id bigint generated always as identity primary key,
  job_id bigint references jobs,
  net numeric not null check (net >= 0),
  total numeric generated always as (net * 1.2) stored
);
create index jobs_status_idx on jobs (status) where status <> 'done';
create function touch() returns trigger language plpgsql as $$ begin new.updated_at := now(); return new; end $$;
create trigger jobs_touch before update on jobs for each row execute function touch();
create view open_jobs as select j.id, c.name from jobs j join customers c on c.id = j.customer_id where j.status = 'open';
alter table jobs enable row level security;
create policy read_jobs on jobs for select to pg_monitor using (status <> 'draft');
grant select on jobs to pg_monitor;
comment on table jobs is 'what is done for a customer';
insert into customers (name) values ('Ace Plumbing');
insert into jobs (customer_id, status) values (1, 'open');
insert into invoices (job_id, net) values (1, 100);
