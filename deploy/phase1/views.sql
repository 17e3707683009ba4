-- Views for the screens: what the stored facts mean now. security_invoker makes each one see exactly what its reader may see;
-- without it a view reads as its owner, past every policy. "Today" is the company's, not the server's.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace view public.quote_overview with (security_invoker = true) as
  -- read once and not for every row: of companies the reader sees few
  with clock as materialized (select id, (now() at time zone time_zone)::date as today, time_zone from public.companies)
  select quote.id, quote.company_id, quote.customer_id, quote.reference, quote.title,
         customer.display_name as customer,
         case
           when quote.status = 'sent' and quote.valid_until < company.today then 'expired'
           else quote.status::text
         end as state,
         quote.total, quote.currency, quote.valid_until, quote.sent_at, quote.decided_at
    from public.quotes as quote
    join clock as company on company.id = quote.company_id
    join public.customers as customer on customer.company_id = quote.company_id and customer.id = quote.customer_id;
comment on view public.quote_overview is 'Quotes with the customer''s name; a sent quote past its date is expired.';

create or replace view public.job_board with (security_invoker = true) as
  -- read once and not for every row: of companies the reader sees few
  with clock as materialized (select id, (now() at time zone time_zone)::date as today, time_zone from public.companies)
  select job.id, job.company_id, job.reference, job.title,
         customer.display_name as customer,
         property.street, property.city, property.access_notes,
         technician.full_name as technician,
         case
           when job.status <> 'scheduled' then job.status::text
           when job.scheduled_end < now() then 'late'
           when (job.scheduled_start at time zone company.time_zone)::date = company.today then 'today'
           else 'upcoming'
         end as state,
         job.scheduled_start, job.scheduled_end,
         job.scheduled_start + make_interval(mins => job.arrival_window_minutes) as arrival_by,
         job.started_at, job.completed_at
    from public.jobs as job
    join clock as company on company.id = job.company_id
    join public.customers as customer on customer.company_id = job.company_id and customer.id = job.customer_id
    join public.properties as property
      on property.company_id = job.company_id and property.customer_id = job.customer_id and property.id = job.property_id
    left join public.profiles as technician on technician.company_id = job.company_id and technician.id = job.assigned_to;
comment on view public.job_board is 'The dispatch board: jobs with place, technician, and late, today or upcoming for what is scheduled.';

create or replace view public.invoice_balances with (security_invoker = true) as
  -- read once and not for every row: of companies the reader sees few
  with clock as materialized (select id, (now() at time zone time_zone)::date as today, time_zone from public.companies)
  select invoice.id, invoice.company_id, invoice.customer_id, invoice.job_id, invoice.reference,
         customer.display_name as customer,
         case
           when invoice.status <> 'awaiting_payment' then invoice.status::text
           when invoice.due_on < company.today then 'past_due'
           when invoice.amount_paid > 0 then 'partly_paid'
           else 'awaiting_payment'
         end as state,
         invoice.issued_on, invoice.due_on,
         case
           when invoice.status = 'awaiting_payment' then greatest(company.today - invoice.due_on, 0)
         end as days_past_due,
         invoice.total, invoice.amount_paid, invoice.balance, invoice.currency
    from public.invoices as invoice
    join clock as company on company.id = invoice.company_id
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

create or replace view public.visit_board with (security_invoker = true) as
  -- read once and not for every row: of companies the reader sees few
  with clock as materialized (select id, (now() at time zone time_zone)::date as today, time_zone from public.companies)
  select visit.id, visit.company_id, visit.job_id, job.reference, job.title, job.priority,
         customer.display_name as customer,
         property.street, property.city, property.latitude, property.longitude,
         (select string_agg(technician.full_name, ', ' order by assignment.is_lead desc, technician.full_name)
            from public.visit_assignments as assignment
            join public.profiles as technician on technician.company_id = assignment.company_id and technician.id = assignment.profile_id
           where assignment.company_id = visit.company_id and assignment.visit_id = visit.id) as technicians,
         case
           when visit.status not in ('scheduled', 'dispatched') then visit.status::text
           when visit.scheduled_end < now() then 'late'
           when (visit.scheduled_start at time zone company.time_zone)::date = company.today then 'today'
           else 'upcoming'
         end as state,
         visit.scheduled_start, visit.scheduled_end,
         visit.scheduled_start + make_interval(mins => visit.arrival_window_minutes) as arrival_by,
         visit.confirmed_at, visit.on_my_way_at, visit.started_at, visit.completed_at
    from public.visits as visit
    join clock as company on company.id = visit.company_id
    join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
    join public.customers as customer on customer.company_id = job.company_id and customer.id = job.customer_id
    join public.properties as property
      on property.company_id = job.company_id and property.customer_id = job.customer_id and property.id = job.property_id;
comment on view public.visit_board is 'The calendar: visits with place and technicians, and late, today or upcoming for what is planned.';

create or replace view public.technician_schedule with (security_invoker = true) as
  select assignment.company_id, assignment.profile_id, technician.full_name as technician, assignment.is_lead,
         visit.id as visit_id, visit.job_id, visit.status, visit.scheduled_start, visit.scheduled_end
    from public.visit_assignments as assignment
    join public.profiles as technician on technician.company_id = assignment.company_id and technician.id = assignment.profile_id
    join public.visits as visit on visit.company_id = assignment.company_id and visit.id = assignment.visit_id;
comment on view public.technician_schedule is 'The lanes of the calendar: who is where when.';

create or replace view public.request_inbox with (security_invoker = true) as
  select request.id, request.company_id, request.customer_id, request.reference, request.title, request.status,
         customer.display_name as customer, source.name as lead_source, request.preferred_times, request.created_at,
         assessment.scheduled_start as assessment_at,
         now() - request.created_at > interval '1 day' and request.status = 'new' as is_overdue
    from public.requests as request
    join public.customers as customer on customer.company_id = request.company_id and customer.id = request.customer_id
    left join public.lead_sources as source on source.company_id = request.company_id and source.id = request.lead_source_id
    left join public.assessments as assessment on assessment.company_id = request.company_id and assessment.request_id = request.id
   where request.status in ('new', 'assessing', 'assessed');
comment on view public.request_inbox is 'Who waits for an answer. A request is overdue when nobody did anything for a day.';

create or replace view public.job_costs with (security_invoker = true) as
  select job.id, job.company_id, job.reference, job.title, job.status,
         coalesce(line.revenue, 0) as revenue,
         coalesce(line.cost, 0) as material_cost,
         coalesce(clock.cost, 0) as labor_cost,
         coalesce(clock.hours, 0) as labor_hours,
         coalesce(expense.cost, 0) as expenses,
         coalesce(line.revenue, 0) - coalesce(line.cost, 0) - coalesce(clock.cost, 0) - coalesce(expense.cost, 0) as profit
    from public.jobs as job
    left join lateral (
      select sum(line_total) as revenue, sum(line_cost) as cost
        from public.job_line_items where company_id = job.company_id and job_id = job.id) as line on true
    left join lateral (
      select sum(labor_cost) as cost, round(sum(extract(epoch from ended_at - started_at)) / 3600, 2) as hours
        from public.time_entries where company_id = job.company_id and job_id = job.id and kind <> 'break') as clock on true
    left join lateral (
      select sum(amount) as cost
        from public.expenses where company_id = job.company_id and job_id = job.id and status <> 'rejected') as expense on true;
comment on view public.job_costs is 'What a job brings and what it costs, before tax and overheads.';

create or replace view public.timesheet_days with (security_invoker = true) as
  select entry.company_id, entry.profile_id, member.full_name as member,
         (entry.started_at at time zone company.time_zone)::date as day,
         round(sum(extract(epoch from entry.ended_at - entry.started_at)) filter (where entry.kind <> 'break') / 3600, 2) as hours,
         round(sum(extract(epoch from entry.ended_at - entry.started_at)) filter (where entry.kind = 'break') / 3600, 2) as break_hours,
         bool_and(entry.approved_at is not null) as is_approved,
         bool_or(entry.ended_at is null) as is_running
    from public.time_entries as entry
    join public.companies as company on company.id = entry.company_id
    join public.profiles as member on member.company_id = entry.company_id and member.id = entry.profile_id
   group by entry.company_id, entry.profile_id, member.full_name, day;
comment on view public.timesheet_days is 'Clocked hours by member and day, a day being the company''s. An entry counts where it began.';

create or replace view public.customer_ledger with (security_invoker = true) as
  select company_id, customer_id, currency, occurred_at, kind, reference, amount,
         sum(amount) over (partition by company_id, customer_id, currency order by occurred_at, kind, id) as balance
    from (
      select invoice.company_id, invoice.customer_id, invoice.currency, invoice.issued_on::timestamp at time zone company.time_zone as occurred_at,
             'invoice' as kind, invoice.reference, invoice.total as amount, invoice.id
        from public.invoices as invoice
        join public.companies as company on company.id = invoice.company_id
       where invoice.status in ('awaiting_payment', 'paid', 'bad_debt')
      union all
      select payment.company_id, payment.customer_id, payment.currency, payment.received_at,
             'payment' as kind, payment.external_reference, -payment.amount, payment.id
        from public.payments as payment
       where payment.status = 'succeeded' or payment.status = 'refunded' and payment.refunded_amount > 0
      union all
      select credit.company_id, credit.customer_id, credit.currency, credit.received_at,
             credit.kind::text, credit.reference, -credit.amount, credit.id
        from public.customer_credits as credit
       where credit.status = 'open'
      union all
      select refund.company_id, coalesce(payment.customer_id, credit.customer_id), refund.currency, refund.refunded_at, 'refund' as kind,
             refund.external_reference, refund.amount, refund.id
        from public.refunds as refund
        left join public.payments as payment on payment.company_id = refund.company_id and payment.id = refund.payment_id
        left join public.customer_credits as credit on credit.company_id = refund.company_id and credit.id = refund.credit_id
       where refund.status <> 'failed'
    ) as entry;
comment on view public.customer_ledger is
  'A customer''s account as it would be printed: what was billed, received, credited and given back, and what was owed after each. Negative is in the customer''s favour.';

create or replace view public.status_history with (security_invoker = true) as
  select entry.company_id, entry.table_name, entry.row_id,
         entry.changes -> 'status' ->> 0 as from_status, entry.changes -> 'status' ->> 1 as to_status,
         entry.changed_at, member.full_name as changed_by
    from public.audit_log as entry
    left join public.profiles as member on member.company_id = entry.company_id and member.user_id = entry.user_id
   where entry.action = 'update' and entry.changes ? 'status';
comment on view public.status_history is 'How documents, jobs and visits came to where they are.';

create or replace view public.company_figures with (security_invoker = true) as
  select company.id as company_id, company.currency, calendar.today,
         visit.visits_today, visit.visits_done_today,
         waiting.visits_to_plan,
         unbilled.jobs_to_bill,
         request.open_requests,
         quote.open_quotes, quote.quoted,
         bill.open_invoices, bill.owed, bill.past_due_invoices, bill.past_due,
         received.received_this_month
    from public.companies as company
   cross join lateral (select (now() at time zone company.time_zone)::date as today) as calendar
   cross join lateral (
      select count(*) as visits_today, count(*) filter (where status = 'done') as visits_done_today
        from public.visits
       where company_id = company.id and status <> 'cancelled'
         and scheduled_start >= calendar.today::timestamp at time zone company.time_zone
         and scheduled_start < (calendar.today + 1)::timestamp at time zone company.time_zone) as visit
   cross join lateral (
      select count(*) as visits_to_plan from public.visits where company_id = company.id and status = 'unscheduled') as waiting
   cross join lateral (
      select count(*) as jobs_to_bill
        from public.jobs as job
       where job.company_id = company.id and job.status = 'completed' and job.billing_strategy = 'fixed_price'
         and job.completed_at >= now() - interval '90 days'
         and not exists (select from public.invoices
                          where company_id = job.company_id and customer_id = job.customer_id and job_id = job.id
                            and status <> 'void')) as unbilled
   cross join lateral (
      select count(*) as open_requests
        from public.requests where company_id = company.id and status in ('new', 'assessing', 'assessed')) as request
   cross join lateral (
      select count(*) as open_quotes, coalesce(sum(total) filter (where currency = company.currency), 0) as quoted
        from public.quotes where company_id = company.id and status in ('sent', 'changes_requested')) as quote
   cross join lateral (
      select count(*) as open_invoices, coalesce(sum(balance) filter (where currency = company.currency), 0) as owed,
             count(*) filter (where due_on < calendar.today) as past_due_invoices,
             coalesce(sum(balance) filter (where due_on < calendar.today and currency = company.currency), 0) as past_due
        from public.invoices where company_id = company.id and status = 'awaiting_payment') as bill
   cross join lateral (
      select coalesce(sum(amount - refunded_amount) filter (where currency = company.currency), 0) as received_this_month
        from public.payments
       where company_id = company.id and status in ('succeeded', 'refunded')
         and received_at >= date_trunc('month', calendar.today::timestamp) at time zone company.time_zone) as received;
comment on view public.company_figures is
  'The first thing in the morning: what is on today and what is owed, of what the reader may see. Money is in the company''s currency.';
comment on column public.company_figures.jobs_to_bill is 'Completed in the last 90 days, to be billed as a whole, and not on an invoice that holds.';
comment on column public.company_figures.received_this_month is 'Payments less what was given back of them. Deposits count once they are used.';
