-- Views for the screens: what the stored facts mean now. security_invoker makes each one see exactly what its reader may see;
-- without it a view reads as its owner, past every policy. "Today" is the company's, not the server's.

create or replace view public.quote_overview with (security_invoker = true) as
  select quote.id, quote.company_id, quote.customer_id, quote.reference, quote.title,
         customer.display_name as customer,
         case
           when quote.status = 'sent' and quote.valid_until < (now() at time zone company.time_zone)::date then 'expired'
           else quote.status::text
         end as state,
         quote.total, quote.currency, quote.valid_until, quote.sent_at, quote.decided_at
    from public.quotes as quote
    join public.companies as company on company.id = quote.company_id
    join public.customers as customer on customer.company_id = quote.company_id and customer.id = quote.customer_id;
comment on view public.quote_overview is 'Quotes with the customer''s name; a sent quote past its date is expired.';

create or replace view public.job_board with (security_invoker = true) as
  select job.id, job.company_id, job.reference, job.title,
         customer.display_name as customer,
         property.street, property.city, property.access_notes,
         technician.full_name as technician,
         case
           when job.status <> 'scheduled' then job.status::text
           when job.scheduled_end < now() then 'late'
           when (job.scheduled_start at time zone company.time_zone)::date = (now() at time zone company.time_zone)::date then 'today'
           else 'upcoming'
         end as state,
         job.scheduled_start, job.scheduled_end,
         job.scheduled_start + make_interval(mins => job.arrival_window_minutes) as arrival_by,
         job.started_at, job.completed_at
    from public.jobs as job
    join public.companies as company on company.id = job.company_id
    join public.customers as customer on customer.company_id = job.company_id and customer.id = job.customer_id
    join public.properties as property
      on property.company_id = job.company_id and property.customer_id = job.customer_id and property.id = job.property_id
    left join public.profiles as technician on technician.company_id = job.company_id and technician.id = job.assigned_to;
comment on view public.job_board is 'The dispatch board: jobs with place, technician, and late, today or upcoming for what is scheduled.';

create or replace view public.invoice_balances with (security_invoker = true) as
  select invoice.id, invoice.company_id, invoice.customer_id, invoice.job_id, invoice.reference,
         customer.display_name as customer,
         case
           when invoice.status <> 'awaiting_payment' then invoice.status::text
           when invoice.due_on < (now() at time zone company.time_zone)::date then 'past_due'
           when invoice.amount_paid > 0 then 'partly_paid'
           else 'awaiting_payment'
         end as state,
         invoice.issued_on, invoice.due_on,
         case
           when invoice.status = 'awaiting_payment' then greatest((now() at time zone company.time_zone)::date - invoice.due_on, 0)
         end as days_past_due,
         invoice.total, invoice.amount_paid, invoice.balance, invoice.currency
    from public.invoices as invoice
    join public.companies as company on company.id = invoice.company_id
    join public.customers as customer on customer.company_id = invoice.company_id and customer.id = invoice.customer_id;
comment on view public.invoice_balances is 'Invoices with what is owed, and since when.';

create or replace view public.customer_balances with (security_invoker = true) as
  select company_id, customer_id, customer, currency,
         count(*) as open_invoices,
         sum(balance) as balance,
         coalesce(sum(balance) filter (where days_past_due > 0), 0) as past_due
    from public.invoice_balances
   where state in ('awaiting_payment', 'partly_paid', 'past_due')
   group by company_id, customer_id, customer, currency;
comment on view public.customer_balances is 'What each customer owes, by currency. Customers who owe nothing are not listed.';
