-- Each series from 1001 on without a gap and without anything twice, and as many as were made.
with given as (
  select 'jobs' as series, number, 100 as made from public.jobs where company_id = 'a1000000-0000-4000-8000-000000000001'
  union all select 'quotes', number, 50 from public.quotes where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null
  union all select 'requests', number, 50 from public.requests where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null)
select format('%s: %s numbers, %s different, from %s to %s', series, count(*), count(distinct number), min(number), max(number))
  from given join public.before using (series)
 group by series, numbers
having count(*) <> numbers + min(made) or count(distinct number) <> count(*) or min(number) <> 1001 or max(number) <> 1000 + count(*);
