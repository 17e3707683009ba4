-- The guard would swallow that the live constraint of that name is another one.
create table if not exists jobs (id bigint primary key, hours integer);
do $$
begin
  if not exists (select from pg_constraint where conname = 'jobs_hours_check') then
    alter table jobs add constraint jobs_hours_check check (hours > 0);
  end if;
end
$$;
