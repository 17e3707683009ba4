-- Guarded blocks over a type and a constraint that are there already.
do $$
begin
  create type job_status as enum ('draft', 'done');
exception
  when duplicate_object then null;
end
$$;
create table if not exists jobs (id bigint primary key, status job_status, hours integer);
do $$
begin
  if not exists (select from pg_constraint where conname = 'jobs_hours_check') then
    alter table jobs add constraint jobs_hours_check check (hours > 0);
  end if;
end
$$;
