-- For the clock.
select isolation.closed_case($$select public.refresh_reports()$$);
