-- One visit a day, at that hour where the company is, as long as ever; at the hour that is left out, the one after it.
with made as (
  select race.hour, race.starts_on, visit.occurs_on, visit.scheduled_start at time zone company.time_zone as starts,
         visit.scheduled_end - visit.scheduled_start as lasts
    from public.race join public.visits as visit on visit.visit_schedule_id = race.schedule join public.companies as company on company.id = visit.company_id)
select format('from %s at %s: %s visits on %s days', starts_on, hour, count(made.occurs_on), count(distinct made.occurs_on))
  from public.race left join made using (hour, starts_on) group by starts_on, hour
having count(made.occurs_on) <> 7 or count(distinct made.occurs_on) <> 7
union all
select format('%s at %s: %s', occurs_on, hour, starts) from made
 where starts <> occurs_on + case when hour = '02:30' and occurs_on = '2027-03-14' then time '03:30' else hour end or lasts <> interval '90 minutes'
union all
select 'the company is not where the clocks change' from public.companies where id = 'a1000000-0000-4000-8000-000000000001' and time_zone <> 'America/Denver'
union all
select 'the clocks did not change between' from public.visits where scheduled_start is not null
having count(distinct extract(hour from scheduled_start at time zone 'UTC')
             - extract(hour from scheduled_start at time zone 'America/Denver')) filter (where visit_schedule_id in (select schedule from public.race where hour = '08:00')) <> 2;
