-- What a customer owes.
select isolation.own_case($$select * from public.portal_account()$$, 'customer');
