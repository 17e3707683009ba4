-- Policy, trigger, foreign key, function, type and schema: each stands above what it needs.
alter table app.jobs enable row level security;
create policy jobs_read on app.jobs using (app.may_see(id));
create table app.jobs (
    id bigint primary key,
    state app.job_state not null default 'new',
    number text default app.next_number(),
    customer_id bigint references app.customers (id)
);
create type app.job_state as enum ('new', 'done');
create function app.next_number() returns text language sql as $$ select 'J-1' $$;
create table app.customers (id bigint);
create schema app;
alter table app.customers add constraint customers_key unique (id);
create function app.may_see(job bigint) returns boolean language sql as $$ select job > 0 $$;
