-- Nobody bids on a request of its own: this one is Northline's, and it is open to us.
insert into public.work_requests (id, company_id, status, title, scope, country, postal_code, starts_on, ends_on, currency, bids_due_at, opened_at)
values ('b9000000-0000-4000-8000-0000000000a1', 'b1000000-0000-4000-8000-000000000001', 'open', 'Boiler swap', 'Out with the old one', 'US', '80302',
        current_date + 10, current_date + 12, 'USD', now() + interval '3 days', now());
insert into public.bids (id, company_id, prime_id, request_id, amount, currency)
values ('b9000000-0000-4000-8000-0000000000a2', isolation.us(), 'b1000000-0000-4000-8000-000000000001',
        'b9000000-0000-4000-8000-0000000000a1', 900, 'USD');
