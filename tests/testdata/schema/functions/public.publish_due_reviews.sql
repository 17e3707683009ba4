-- For the clock.
select isolation.closed_case($$select public.publish_due_reviews()$$);
