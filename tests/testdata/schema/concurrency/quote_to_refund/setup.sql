-- A rate that leaves fractions of cents.
update public.companies set default_tax_rate = 0.07945 where id = 'a1000000-0000-4000-8000-000000000001';
update public.properties set tax_rate = null, tax_area_id = null where company_id = 'a1000000-0000-4000-8000-000000000001';
create table public.before as select count(*) as invoices from public.invoices where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null;
