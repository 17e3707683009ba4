-- When somebody comes.
select isolation.own_case($$select customer_id, visit_id from public.portal_visits()$$, 'customer');
