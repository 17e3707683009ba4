-- For the server that takes readings.
select isolation.closed_case($$select public.device_of_token('guess')$$);
