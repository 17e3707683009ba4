-- What the seeds have given away already.
create table public.before as
select 'jobs' as series, count(*) as numbers from public.jobs where company_id = 'a1000000-0000-4000-8000-000000000001'
union all select 'quotes', count(*) from public.quotes where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null
union all select 'requests', count(*) from public.requests where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null;
