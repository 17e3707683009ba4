-- One of them had it all.
select format('the shares are %s, of %s people', sum(share), count(*)) from public.job_splits
 where job_id = 'aaaa0000-0000-4000-8000-000000000002' having sum(share) is distinct from 1 or count(*) <> 1;
