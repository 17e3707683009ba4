-- Somebody asks for a day off, on which twenty-five visits of ten minutes wait to be given to him.
insert into public.time_off (id, company_id, profile_id, starts_at, ends_at)
values ('aaaa0000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000003',
        '2032-05-03 00:00Z', '2032-05-04 00:00Z');
insert into public.jobs (company_id, customer_id, property_id, title)
select place.company_id, place.customer_id, place.id, 'Race ' || number
  from generate_series(1, 50, 2) as number
 cross join (select * from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1) as place;
