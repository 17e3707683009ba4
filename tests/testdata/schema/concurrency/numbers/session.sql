-- Two that stay, one that is rolled back between them, and two of one transaction.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

begin;
insert into public.jobs (company_id, customer_id, property_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
commit;
begin;
insert into public.jobs (company_id, customer_id, property_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
insert into public.requests (company_id, customer_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
rollback;
begin;
insert into public.jobs (company_id, customer_id, property_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
insert into public.requests (company_id, customer_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
insert into public.quotes (company_id, customer_id, property_id, title)
select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Race :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
insert into public.quote_line_items (company_id, quote_id, name, unit_price)
select company_id, id, 'Line', 10 from public.quotes where title = 'Race :n';
update public.quotes set status = 'sent' where title = 'Race :n';
commit;
