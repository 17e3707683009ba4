-- Ten get it, and the whole bill is owed again.
select format('%s of %s given back, %s by refunds; %s is open', received.refunded_amount, received.amount, sum(refund.amount), invoice.balance)
  from public.payments as received join public.invoices as invoice on invoice.id = received.invoice_id
  left join public.refunds as refund on refund.payment_id = received.id
 where received.external_reference = 'race' group by received.id, invoice.id
having (received.refunded_amount, sum(refund.amount), count(refund.id), invoice.balance) <> (1000, 1000, 10, 1000);
