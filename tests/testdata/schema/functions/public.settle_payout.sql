-- For the server that hears from the bank.
select isolation.closed_case($$select public.settle_payout(gen_random_uuid(), null, 'made up')$$);
