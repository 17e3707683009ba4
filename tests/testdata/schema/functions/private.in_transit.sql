-- For the steps that move stock.
select isolation.closed_case($$select private.in_transit(gen_random_uuid())$$);
