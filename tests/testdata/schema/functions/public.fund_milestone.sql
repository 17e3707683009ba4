-- For the server that hears from the bank.
select isolation.closed_case($$select public.fund_milestone(gen_random_uuid(), 'made up')$$);
