-- Nothing is left, nothing is owed, and each valve that is gone stands on the job.
select format('%s in the warehouse', on_hand) from public.stock_levels
 where stock_location_id = 'aba10000-0000-4000-8000-000000000001' and stock_item_id = 'aba20000-0000-4000-8000-000000000003' and on_hand <> 0
union all
select format('%s moves', count(*)) from public.stock_moves
 where kind = 'issue' and stock_item_id = 'aba20000-0000-4000-8000-000000000003' having count(*) <> 16
union all
select format('%s lines', count(*)) from public.job_line_items where company_id = 'a1000000-0000-4000-8000-000000000001' and name like 'Relief valve%' having count(*) <> 16
union all
select format('level and ledger differ at %s', level.stock_location_id)
  from public.stock_levels as level
 where level.on_hand < 0
    or level.on_hand <> (select coalesce(sum(case when move.to_id = level.stock_location_id then move.quantity else -move.quantity end), 0)
                           from public.stock_moves as move
                          where move.company_id = level.company_id and move.stock_item_id = level.stock_item_id
                            and level.stock_location_id in (move.from_id, move.to_id));
