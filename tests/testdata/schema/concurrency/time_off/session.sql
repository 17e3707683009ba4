-- Half of them send him to a visit, half of them let him go.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

select public.plan_visit(visit.id, '2032-05-03 08:00Z'::timestamptz + interval '10 minutes' * :n,
                         '2032-05-03 08:10Z'::timestamptz + interval '10 minutes' * :n, array['a2000000-0000-4000-8000-000000000003'::uuid])
  from public.visits as visit
  join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
 where job.title = 'Race :n';
update public.time_off
   set status = 'approved', decided_by = 'a2000000-0000-4000-8000-000000000001'
 where id = 'aaaa0000-0000-4000-8000-000000000001' and :n % 2 = 0;
