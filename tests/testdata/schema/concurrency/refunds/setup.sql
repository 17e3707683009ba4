-- A thousand was paid at once.
with bill as (
  insert into public.invoices (company_id, customer_id, subject, tax_rate)
  select 'a1000000-0000-4000-8000-000000000001', customer_id, 'Race', 0 from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1 returning *)
insert into public.invoice_line_items (company_id, invoice_id, name, unit_price) select company_id, id, 'Work', 1000 from bill;
select public.issue_invoice(id) from public.invoices where subject = 'Race';
select public.record_payment(id, 1000, 'card', 'race') from public.invoices where subject = 'Race';
