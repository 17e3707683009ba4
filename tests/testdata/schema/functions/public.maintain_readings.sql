-- For the clock.
select isolation.closed_case($$select * from public.maintain_readings(1, 1)$$);
