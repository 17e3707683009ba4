-- A job of which several think that it was all theirs.
insert into public.jobs (id, company_id, customer_id, property_id, title)
select 'aaaa0000-0000-4000-8000-000000000002', company_id, customer_id, id, 'Race'
  from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1;
