-- Debits are credits in every entry, every account is the sum of its postings, and what a milestone holds lies in the account.
select format('entry %s does not balance', entry_id) from public.escrow_postings group by entry_id
having sum(case side when 'debit' then amount else -amount end) <> 0
union all
select format('%s of %s: %s, by its postings %s', account.kind, account.subcontract_id, account.balance, booked.sum)
  from public.escrow_accounts as account
 cross join lateral (select coalesce(sum(case when (account.kind = 'cash') = (posting.side = 'debit') then posting.amount else -posting.amount end), 0)
                       from public.escrow_postings as posting where posting.account_id = account.id) as booked (sum)
 where account.balance <> booked.sum or account.balance < 0
union all
select format('%s is held for %s, its milestones say %s', account.balance, account.subcontract_id, sum(stage.held_amount))
  from public.escrow_accounts as account join public.subcontract_milestones as stage on stage.subcontract_id = account.subcontract_id
 where account.kind = 'held' group by account.id having account.balance <> sum(stage.held_amount)
union all
select 'the second milestone was paid in ' || count(*) || ' times' from public.escrow_entries, public.race
 where kind = 'fund' and milestone_id = second::uuid having count(*) <> 1
union all
select format('the first milestone ended %s times', count(*)) from public.escrow_entries, public.race
 where kind in ('release', 'refund') and milestone_id = first::uuid having count(*) > 1
union all
select 'nothing came of the first milestone' from public.subcontract_milestones, public.race where id = first::uuid and status = 'submitted';
