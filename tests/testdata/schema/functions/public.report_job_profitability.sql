-- Profit of every job.
select isolation.own_case($$select * from public.report_job_profitability()$$, 'owner');
