-- Each of the members in turn, for the whole of it.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

insert into public.job_splits (company_id, job_id, profile_id, share)
select company_id, 'aaaa0000-0000-4000-8000-000000000002', id, 1
  from public.profiles
 where company_id = 'a1000000-0000-4000-8000-000000000001'
 order by id offset :n % (select count(*) from public.profiles where company_id = 'a1000000-0000-4000-8000-000000000001') limit 1;
