-- Views for the screens, and the figures of the reports.
--
-- Made with their tables, in one transaction; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-concurrent-index-creation, require-lock-timeout, require-statement-timeout

create or replace view public.dispatch_board with (security_invoker = true) as
  select shift.company_id, shift.profile_id, technician.full_name as technician, technician.location_id, shift.kind,
         shift.starts_at, shift.ends_at,
         round(extract(epoch from shift.ends_at - shift.starts_at) / 60) as shift_minutes,
         coalesce(booked.visits, 0) as visits,
         coalesce(booked.minutes, 0) as booked_minutes,
         exists (select from public.time_off as away
                  where away.company_id = shift.company_id and away.profile_id = shift.profile_id and away.status = 'approved'
                    and tstzrange(away.starts_at, away.ends_at) && tstzrange(shift.starts_at, shift.ends_at)) as is_off
    from public.shifts as shift
    join public.profiles as technician on technician.company_id = shift.company_id and technician.id = shift.profile_id
    left join lateral (
      select count(*) as visits,
             round(sum(extract(epoch from upper(assignment.during * tstzrange(shift.starts_at, shift.ends_at))
                                         - lower(assignment.during * tstzrange(shift.starts_at, shift.ends_at)))) / 60) as minutes
        from public.visit_assignments as assignment
        join public.visits as visit on visit.company_id = assignment.company_id and visit.id = assignment.visit_id
       where assignment.company_id = shift.company_id and assignment.profile_id = shift.profile_id
         and visit.status not in ('cancelled', 'no_show')
         and assignment.during && tstzrange(shift.starts_at, shift.ends_at)) as booked on true;
comment on view public.dispatch_board is 'The rota with what is planned into it: who has time left when.';

create or replace view public.capacity_remaining with (security_invoker = true) as
  select slot.id, slot.company_id, slot.business_unit_id, unit.name as business_unit, slot.starts_at, slot.ends_at,
         slot.total_minutes, slot.booked_minutes, slot.total_minutes - slot.booked_minutes as open_minutes
    from public.capacity_slots as slot
    join public.business_units as unit on unit.company_id = slot.company_id and unit.id = slot.business_unit_id;
comment on view public.capacity_remaining is 'What can still be promised.';

create or replace view public.equipment_overview with (security_invoker = true) as
  select equipment.id, equipment.company_id, equipment.customer_id, equipment.property_id, equipment.name, kind.name as type,
         equipment.manufacturer, equipment.model, equipment.serial_number, equipment.status, equipment.installed_on,
         (equipment.installed_on + make_interval(years => kind.expected_life_years))::date as expected_until,
         (select max(visit.completed_at)
            from public.visit_equipment as work
            join public.visits as visit on visit.company_id = work.company_id and visit.id = work.visit_id
           where work.company_id = equipment.company_id and work.equipment_id = equipment.id) as last_service_at,
         (select max(ends_on) from public.equipment_warranties as warranty
           where warranty.company_id = equipment.company_id and warranty.equipment_id = equipment.id) as warranty_until
    from public.equipment as equipment
    left join public.equipment_types as kind on kind.company_id = equipment.company_id and kind.id = equipment.type_id;
comment on view public.equipment_overview is 'Equipment with its age, its last service and how long a warranty holds.';

create or replace view public.membership_overview with (security_invoker = true) as
  select membership.id, membership.company_id, membership.customer_id, customer.display_name as customer, plan.name as plan,
         membership.status, membership.starts_on, membership.ends_on, membership.renews, membership.next_bill_on,
         membership.price, membership.currency, membership.billing_frequency,
         (select count(*) from public.maintenance_due as owed
           where owed.company_id = membership.company_id and owed.customer_id = membership.customer_id
             and owed.membership_id = membership.id and owed.status = 'due') as visits_owed
    from public.memberships as membership
    join public.membership_plans as plan on plan.company_id = membership.company_id and plan.id = membership.plan_id
    join public.customers as customer on customer.company_id = membership.company_id and customer.id = membership.customer_id;
comment on view public.membership_overview is 'Members, what they pay, and what they are owed.';

create or replace view public.stock_to_fill with (security_invoker = true) as
  select level.company_id, level.stock_location_id, place.name as place, place.kind, level.stock_item_id, item.sku, item.name as item,
         level.on_hand, level.min_quantity, level.max_quantity, level.max_quantity - level.on_hand as missing
    from public.stock_levels as level
    join public.stock_locations as place on place.company_id = level.company_id and place.id = level.stock_location_id
    join public.stock_items as item on item.company_id = level.company_id and item.id = level.stock_item_id
   where level.on_hand < level.min_quantity;
comment on view public.stock_to_fill is 'What lies below its minimum, and how much is missing to its maximum.';

create or replace view public.purchase_order_overview with (security_invoker = true) as
  select head.id, head.company_id, head.reference, head.status, vendor.name as vendor, place.name as ship_to, head.subtotal, head.currency,
         head.required_on, head.required_on < private.today_at(head.company_id) and head.status in ('sent', 'partly_received') as is_late,
         coalesce(bill.amount, 0) as billed
    from public.purchase_orders as head
    join public.vendors as vendor on vendor.company_id = head.company_id and vendor.id = head.vendor_id
    join public.stock_locations as place on place.company_id = head.company_id and place.id = head.ship_to
    left join lateral (
      select sum(amount) as amount from public.vendor_bills
       where company_id = head.company_id and vendor_id = head.vendor_id and purchase_order_id = head.id and status <> 'void') as bill on true;
comment on view public.purchase_order_overview is
  'Purchase orders with what was billed for them; late when not all has come by the day it was wanted.';

create or replace view public.campaign_results with (security_invoker = true) as
  select campaign.id, campaign.company_id, campaign.name, campaign.channel,
         (select coalesce(sum(amount), 0) from public.campaign_costs as cost
           where cost.company_id = campaign.company_id and cost.campaign_id = campaign.id) as cost,
         (select count(*) from public.calls as call where call.company_id = campaign.company_id and call.campaign_id = campaign.id) as calls,
         (select count(*) from public.calls as call
           where call.company_id = campaign.company_id and call.campaign_id = campaign.id and call.outcome = 'booked') as booked,
         (select count(*) from public.jobs as job where job.company_id = campaign.company_id and job.campaign_id = campaign.id) as jobs,
         (select coalesce(sum(invoice.subtotal), 0)
            from public.jobs as job
            join public.invoices as invoice
              on invoice.company_id = job.company_id and invoice.customer_id = job.customer_id and invoice.job_id = job.id
           where job.company_id = campaign.company_id and job.campaign_id = campaign.id
             and invoice.status in ('awaiting_payment', 'paid', 'bad_debt')) as revenue
    from public.campaigns as campaign;
comment on view public.campaign_results is 'What a campaign cost and what came of it.';

create or replace view public.pay_summary with (security_invoker = true) as
  select entry.company_id, entry.period_id, period.starts_on, period.ends_on, period.status,
         entry.profile_id, member.full_name as member, entry.currency,
         coalesce(sum(entry.quantity) filter (where entry.kind in ('regular', 'overtime')), 0) as hours,
         coalesce(sum(entry.amount) filter (where entry.kind in ('regular', 'overtime')), 0) as wages,
         coalesce(sum(entry.amount) filter (where entry.kind = 'commission'), 0) as commissions,
         sum(entry.amount) as total
    from public.pay_entries as entry
    join public.payroll_periods as period on period.company_id = entry.company_id and period.id = entry.period_id
    join public.profiles as member on member.company_id = entry.company_id and member.id = entry.profile_id
   group by entry.company_id, entry.period_id, period.starts_on, period.ends_on, period.status, entry.profile_id, member.full_name, entry.currency;
comment on view public.pay_summary is 'What each member is paid in a period.';

-- The figures ----------------------------------------------------------------------------------------------------------------------
-- Sums over years, refreshed by refresh_reports() and not asked for again on every look. Row level security does not reach a materialized
-- view: they lie in private, granted to nobody, and the functions report_…() in steps.sql show each reader the companies they may see.
-- Every one has a unique index, without which it could not be refreshed while it is read.

create materialized view if not exists private.job_profitability as
  select job.company_id, job.id as job_id, job.reference, job.title, job.location_id, job.business_unit_id, job.job_type_id, job.completed_at,
         coalesce(billed.currency, company.currency) as currency,
         coalesce(billed.revenue, 0) as revenue,
         coalesce(line.cost, 0) as material_cost,
         coalesce(clock.cost, 0) as labor_cost,
         coalesce(clock.hours, 0) as labor_hours,
         coalesce(expense.cost, 0) as expenses,
         coalesce(commission.cost, 0) as commissions,
         coalesce(billed.revenue, 0) - coalesce(line.cost, 0) - coalesce(clock.cost, 0)
           - coalesce(expense.cost, 0) - coalesce(commission.cost, 0) as profit
    from public.jobs as job
    join public.companies as company on company.id = job.company_id
    left join (select company_id, job_id, min(currency) as currency, sum(subtotal) as revenue
                 from public.invoices where status in ('awaiting_payment', 'paid', 'bad_debt') and job_id is not null
                group by company_id, job_id) as billed on billed.company_id = job.company_id and billed.job_id = job.id
    left join (select company_id, job_id, sum(line_cost) as cost from public.job_line_items group by company_id, job_id) as line
      on line.company_id = job.company_id and line.job_id = job.id
    left join (select company_id, job_id, sum(labor_cost) as cost, round(sum(extract(epoch from ended_at - started_at)) / 3600, 2) as hours
                 from public.time_entries where job_id is not null and kind <> 'break' group by company_id, job_id) as clock
      on clock.company_id = job.company_id and clock.job_id = job.id
    left join (select company_id, job_id, sum(amount) as cost from public.expenses
                where job_id is not null and status <> 'rejected' group by company_id, job_id) as expense
      on expense.company_id = job.company_id and expense.job_id = job.id
    left join (select company_id, job_id, sum(amount) as cost from public.commissions
                where status <> 'reversed' group by company_id, job_id) as commission
      on commission.company_id = job.company_id and commission.job_id = job.id
   where job.status = 'completed';
comment on materialized view private.job_profitability is 'What completed jobs brought and cost.';
create unique index if not exists job_profitability_key on private.job_profitability (company_id, job_id);

create materialized view if not exists private.technician_productivity as
  select assignment.company_id, assignment.profile_id, date_trunc('month', visit.completed_at at time zone company.time_zone)::date as month,
         count(*) as visits,
         count(*) filter (where visit.started_at <= visit.scheduled_start + make_interval(mins => visit.arrival_window_minutes)) as on_time,
         round(sum(extract(epoch from visit.completed_at - visit.started_at)) / 3600, 2) as hours_on_site,
         count(*) filter (where exists (select from public.jobs as again
                                         where again.company_id = job.company_id and again.customer_id = job.customer_id
                                           and again.recall_of_id = job.id)) as recalled,
         round(avg(review.rating), 2) as rating,
         coalesce(sum(job_revenue.revenue * coalesce(split.share, case when assignment.is_lead then 1 else 0 end) / job_visits.visits), 0)
           ::numeric(14,2) as revenue
    from public.visit_assignments as assignment
    join public.visits as visit on visit.company_id = assignment.company_id and visit.id = assignment.visit_id and visit.status = 'done'
    join public.companies as company on company.id = assignment.company_id
    join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
    left join public.reviews as review on review.company_id = job.company_id and review.customer_id = job.customer_id and review.job_id = job.id
    left join public.job_splits as split on split.company_id = job.company_id and split.job_id = job.id and split.profile_id = assignment.profile_id
    -- revenue of a job is spread evenly over its visits, and on each over those who share in it, else it is the lead's
    left join (select company_id, job_id, sum(subtotal) as revenue from public.invoices
                where status in ('awaiting_payment', 'paid', 'bad_debt') and job_id is not null group by company_id, job_id) as job_revenue
      on job_revenue.company_id = job.company_id and job_revenue.job_id = job.id
    join (select company_id, job_id, count(*) as visits from public.visits where status = 'done' group by company_id, job_id) as job_visits
      on job_visits.company_id = job.company_id and job_visits.job_id = job.id
   group by assignment.company_id, assignment.profile_id, month;
comment on materialized view private.technician_productivity is 'What each technician did in a month.';
create unique index if not exists technician_productivity_key on private.technician_productivity (company_id, profile_id, month);

create materialized view if not exists private.receivables_ageing as
  select open.company_id, open.customer_id, open.currency,
         coalesce(sum(open.balance) filter (where open.days <= 0), 0) as not_due,
         coalesce(sum(open.balance) filter (where open.days between 1 and 30), 0) as days_1_to_30,
         coalesce(sum(open.balance) filter (where open.days between 31 and 60), 0) as days_31_to_60,
         coalesce(sum(open.balance) filter (where open.days between 61 and 90), 0) as days_61_to_90,
         coalesce(sum(open.balance) filter (where open.days > 90), 0) as over_90_days,
         sum(open.balance) as total
    from (select invoice.company_id, invoice.customer_id, invoice.currency, invoice.balance,
                 (now() at time zone company.time_zone)::date - invoice.due_on as days
            from public.invoices as invoice
            join public.companies as company on company.id = invoice.company_id
           where invoice.status = 'awaiting_payment') as open
   group by open.company_id, open.customer_id, open.currency;
comment on materialized view private.receivables_ageing is 'What customers owe, by how long it is overdue at the last refresh.';
create unique index if not exists receivables_ageing_key on private.receivables_ageing (company_id, customer_id, currency);

create materialized view if not exists private.revenue_by_month as
  select invoice.company_id, invoice.location_id, invoice.business_unit_id, date_trunc('month', invoice.issued_on)::date as month, invoice.currency,
         count(*) as invoices, sum(invoice.subtotal) as revenue, sum(invoice.tax_total) as tax, sum(invoice.amount_paid) as settled
    from public.invoices as invoice
   where invoice.status in ('awaiting_payment', 'paid', 'bad_debt')
   group by invoice.company_id, invoice.location_id, invoice.business_unit_id, month, invoice.currency;
comment on materialized view private.revenue_by_month is 'What was billed in a month, by branch and line of business.';
create unique index if not exists revenue_by_month_key
  on private.revenue_by_month (company_id, location_id, business_unit_id, month, currency) nulls not distinct;
