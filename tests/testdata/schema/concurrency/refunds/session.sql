-- Each gives a hundred back.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

select public.refund_payment((select id from public.payments where external_reference = 'race'), 100, 'Race :n');
