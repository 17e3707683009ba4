-- Paid to us as the subcontractor of Northline, for what we bid in bids.sql.
insert into public.awards (id, company_id, subcontractor_id, request_id, bid_id, status, amount, currency, answered_at)
select 'b9000000-0000-4000-8000-0000000000a3', prime_id, company_id, request_id, id, 'accepted', amount, currency, now()
  from public.bids where company_id = isolation.us() limit 1;
insert into public.subcontracts (id, company_id, subcontractor_id, request_id, award_id, number, title, scope, currency, total, fee_rate, starts_on, ends_on)
select 'b9000000-0000-4000-8000-0000000000a4', company_id, subcontractor_id, request_id, id, 9001, 'Boiler swap', 'Out with the old one', currency, amount, 0.05,
       current_date + 10, current_date + 12
  from public.awards where id = 'b9000000-0000-4000-8000-0000000000a3';
insert into public.escrow_entries (id, company_id, subcontractor_id, subcontract_id, currency, kind, amount)
select 'b9000000-0000-4000-8000-0000000000a5', company_id, subcontractor_id, id, currency, 'payout', 100
  from public.subcontracts where id = 'b9000000-0000-4000-8000-0000000000a4';
insert into public.escrow_payouts (company_id, prime_id, subcontract_id, currency, amount, entry_id)
select subcontractor_id, company_id, subcontract_id, currency, amount, id
  from public.escrow_entries where id = 'b9000000-0000-4000-8000-0000000000a5';
