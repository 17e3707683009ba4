-- Credit goes to an invoice of the same customer: the seed's has none.
with credit as (
  insert into public.customer_credits (company_id, customer_id, kind, amount, currency, reason)
  select company_id, customer_id, 'goodwill', 5, currency, 'Late' from public.invoices where company_id = isolation.us() order by id limit 1
  returning *)
insert into public.credit_applications (company_id, customer_id, credit_id, invoice_id, currency, amount)
select credit.company_id, credit.customer_id, credit.id, invoice.id, credit.currency, 5
  from credit
  join public.invoices as invoice
    on invoice.company_id = credit.company_id and invoice.customer_id = credit.customer_id and invoice.currency = credit.currency
 limit 1;
