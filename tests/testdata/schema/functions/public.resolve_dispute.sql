-- For the mediator.
select isolation.closed_case($$select public.resolve_dispute(gen_random_uuid(), 0, null, 'So')$$);
