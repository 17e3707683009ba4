-- The bank's notice, once and again; the prime contractor approves or disputes; the subcontractor gives back, or takes to the bank.
select set_config('request.jwt.claims', case when :n % 5 in (0, 1) then '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}'
                                             when :n % 5 in (2, 3) then '{"sub": "c0000000-0000-4000-8000-000000000001", "role": "authenticated"}' else '' end, false);
do $$ begin
  case :n % 5
    when 0 then perform public.approve_milestone(first::uuid) from public.race;
    when 1 then perform public.open_dispute(first::uuid, 'Noisy') from public.race;
    when 2 then perform public.refund_milestone(first::uuid, 'Wrong unit') from public.race;
    when 3 then perform public.request_payout(contract, 100) from public.race;
    else perform public.fund_milestone(second::uuid, 'wire-' || :n % 3) from public.race;
  end case;
end $$;
