-- Ten of them pay it, to the cent.
select format('%s paid of %s by %s payments of %s, %s', invoice.amount_paid, invoice.total, count(received.id), sum(received.amount), invoice.status)
  from public.invoices as invoice left join public.payments as received on received.invoice_id = invoice.id
 where invoice.subject = 'Race' group by invoice.id
having (invoice.amount_paid, count(received.id), sum(received.amount)) <> (1000, 10, 1000) or invoice.status <> 'paid';
