-- For the clock.
select isolation.closed_case($$select public.queue_reminders()$$);
