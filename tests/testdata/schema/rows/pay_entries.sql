-- By hand, so it says why.
insert into public.pay_entries (company_id, period_id, profile_id, kind, quantity, rate, currency, is_manual, note)
select period.company_id, period.id, member.id, 'bonus', 1, 50, 'USD', true, 'Found the leak'
  from public.payroll_periods as period join public.profiles as member on member.company_id = period.company_id
 where period.company_id = isolation.us() limit 1;
