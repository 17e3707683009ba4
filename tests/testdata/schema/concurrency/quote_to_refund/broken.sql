-- 3 x 33.33 + 1.75 x 99.99 is 99.99 + 174.98; the tax on 274.97 at 7.945 % is 21.85: 296.82 in all, of which 33.33 is owed again.
with bills as (
  select invoice.* from public.invoices as invoice join public.jobs as job on job.id = invoice.job_id join public.quotes as quote on quote.id = job.quote_id
   where quote.title like 'Flow %')
select format('%s bills', count(*)) from bills having count(*) <> 50
union all
select format('%s: %s, paid %s, open %s, %s', reference, total, amount_paid, balance, status) from bills
 where (subtotal, tax_total, total, amount_paid, balance) <> (274.97, 21.85, 296.82, 263.49, 33.33) or status <> 'awaiting_payment'
union all
select format('%s: received %s, given back %s', bills.reference, received.amount, received.refunded_amount)
  from bills join public.payments as received on received.invoice_id = bills.id where (received.amount, received.refunded_amount) <> (196.81, 33.33)
union all
select format('%s: taxes by authority %s', bills.reference, sum(tax.amount)) from bills join public.invoice_taxes as tax on tax.invoice_id = bills.id
 group by bills.reference, bills.tax_total having sum(tax.amount) <> bills.tax_total
union all
select format('%s numbers from %s to %s', count(distinct number), min(number), max(number)) from public.invoices
 where company_id = 'a1000000-0000-4000-8000-000000000001' and number is not null
having count(*) <> (select invoices from public.before) + 50 or count(distinct number) <> count(*) or max(number) - min(number) + 1 <> count(*);
