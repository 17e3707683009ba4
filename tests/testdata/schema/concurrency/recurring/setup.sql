-- Daily work in Denver over the end of summer time (1 November 2026) and over its beginning (14 March 2027): at eight, at an hour that
-- comes twice in autumn, and at one that is left out in spring.
create table public.race (hour time, starts_on date, ends_on date, schedule uuid);
do $$
declare
  wanted record;
  job uuid;
begin
  for wanted in select hour, day from unnest(array['08:00', '01:30', '02:30']::time[]) as hour, unnest(array['2026-10-29', '2027-03-11']::date[]) as day loop
    insert into public.jobs (company_id, customer_id, property_id, title, kind)
    select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Pool ' || wanted.hour, 'recurring' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1 returning id into job;
    insert into public.visit_schedules (company_id, job_id, repeats, every, starts_on, ends_on, start_time, duration_minutes)
    values ('a1000000-0000-4000-8000-000000000001', job, 'daily', 1, wanted.day, wanted.day + 6, wanted.hour, 90);
    insert into public.race select wanted.hour, wanted.day, wanted.day + 6, id from public.visit_schedules where job_id = job;
  end loop;
end $$;
grant select on public.race to authenticated;
