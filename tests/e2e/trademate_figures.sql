-- The figures of a company's day, said in another way than the view company_figures says them: row by row, as superuser.
with company as (
  select *, (now() at time zone time_zone)::date as today from public.companies where id = :'company'
), visit as (
  select v.*, (v.scheduled_start at time zone c.time_zone)::date = c.today as is_today
    from public.visits as v join company as c on c.id = v.company_id
), bill as (
  select i.*, i.due_on < c.today as is_late from public.invoices as i join company as c on c.id = i.company_id where i.status = 'awaiting_payment'
), offer as (
  select q.* from public.quotes as q join company as c on c.id = q.company_id where q.status in ('sent', 'changes_requested')
)
select (select count(*) from visit where is_today and status <> 'cancelled'),
       (select count(*) from visit where status = 'unscheduled'),
       (select coalesce(sum(total - amount_paid), 0)::numeric(12,2) from bill),
       (select coalesce(sum(total - amount_paid) filter (where is_late), 0)::numeric(12,2) from bill),
       (select coalesce(sum(p.amount - coalesce(r.back, 0)), 0)::numeric(12,2)
          from public.payments as p
          join company as c on c.id = p.company_id
          left join (select payment_id, sum(amount) as back from public.refunds where status <> 'failed' group by payment_id) as r
            on r.payment_id = p.id
         where p.status in ('succeeded', 'refunded')
           and date_trunc('month', p.received_at at time zone c.time_zone) = date_trunc('month', c.today::timestamp)),
       (select count(*)
          from public.jobs as j
          join company as c on c.id = j.company_id
         where j.status = 'completed' and j.billing_strategy = 'fixed_price' and j.completed_at > now() - interval '90 days'
           and j.id not in (select job_id from public.invoices where job_id is not null and status <> 'void')),
       (select coalesce(sum(total), 0)::numeric(12,2) from offer);
