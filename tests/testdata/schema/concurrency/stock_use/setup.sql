-- Sixteen relief valves lie in the warehouse.
do $$ begin
  assert (select on_hand from public.stock_levels where stock_location_id = 'aba10000-0000-4000-8000-000000000001'
             and stock_item_id = 'aba20000-0000-4000-8000-000000000003') = 16, 'sixteen valves';
end $$;
