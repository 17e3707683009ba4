-- A dispute between two others; the party that did not open it answers.
set local session_replication_role = replica;
update public.subcontract_disputes as made set subcontractor_id = contract.subcontractor_id, subcontract_id = contract.id
  from public.subcontracts as contract
 where made.company_id = isolation.them() and contract.company_id = isolation.them()
   and contract.subcontractor_id = isolation.twin('c1000000-0000-4000-8000-000000000001');
set local session_replication_role = origin;
select isolation.foreign_case(
  $$select public.answer_dispute(%L, 'No')$$,
  (select id::text from public.subcontract_disputes where company_id = isolation.them() limit 1),
  'Front Range Mechanical');
