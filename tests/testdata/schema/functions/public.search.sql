-- The commonest letters there are.
select isolation.own_case($$select * from public.search('er')$$, 'owner');
