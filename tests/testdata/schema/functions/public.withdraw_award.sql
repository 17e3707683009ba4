-- An award by another company that waits for its answer.
set local session_replication_role = replica;
update public.awards set status = 'offered', answered_at = null
 where id = (select id from public.awards where company_id = isolation.them() order by id limit 1);
set local session_replication_role = origin;
select isolation.foreign_case(
  $$select public.withdraw_award(%L)$$,
  (select id::text from public.awards where company_id = isolation.them() and status = 'offered'),
  'owner');
