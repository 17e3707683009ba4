-- For the clock.
select isolation.closed_case($$select public.release_due_milestones()$$);
