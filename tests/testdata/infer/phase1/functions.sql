create function public.close_job(job_id uuid, note text default null) returns void language sql set search_path = '' as $$
  update public.jobs set status = 'completed' where id = job_id
$$;
