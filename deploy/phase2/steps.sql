-- Steps of the business in phase 2: what the app calls, as /rpc/<name>, and who may.
--
-- They run as the caller, and row level security decides what they may touch, except where the comment says why not.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- Calls and capacity -------------------------------------------------------------------------------------------------------------------

create or replace function public.book_call(
    call_id uuid, customer_id uuid, property_id uuid, title text, slot_id uuid default null, job_type_id uuid default null)
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  spoken public.calls;
  kind public.job_types;
  slot public.capacity_slots;
  new_job uuid;
  new_visit uuid;
begin
  select * into spoken from public.calls where id = book_call.call_id for update;
  if not found then
    raise exception 'there is no such call, or it is not yours to book' using errcode = 'no_data_found';
  end if;
  if spoken.job_id is not null then   -- a repeated click is answered like the first
    return spoken.job_id;
  end if;
  select * into kind from public.job_types where company_id = spoken.company_id and id = book_call.job_type_id;
  select * into slot from public.capacity_slots where company_id = spoken.company_id and id = book_call.slot_id;

  insert into public.jobs (company_id, customer_id, property_id, title, job_type_id, business_unit_id, campaign_id, priority)
  values (spoken.company_id, book_call.customer_id, book_call.property_id, book_call.title, kind.id, slot.business_unit_id,
          spoken.campaign_id, coalesce(kind.priority, 'normal'))
  returning id into new_job;
  select id into strict new_visit from public.visits where company_id = spoken.company_id and job_id = new_job;
  if slot.id is not null then
    perform public.promise_visit(new_visit, slot.id, coalesce(kind.duration_minutes, 60));
  end if;
  if kind.checklist_template_id is not null then
    perform public.add_checklist(new_visit, kind.checklist_template_id);
  end if;
  update public.calls
     set outcome = 'booked', job_id = new_job, customer_id = book_call.customer_id, ended_at = coalesce(ended_at, now())
   where id = spoken.id;
  return new_job;
end
$$;
comment on function public.book_call(uuid, uuid, uuid, text, uuid, uuid) is
  'Makes a job of a call, with a promise in a window of the calendar and the form of its type. Answers the job''s id; may be repeated.';

create or replace function public.open_capacity(business_unit_id uuid, day date, window_minutes integer default 240, share numeric default 0.8) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  unit record;
  made integer;
begin
  select bu.company_id, bu.id, bu.location_id, company.time_zone into unit
    from public.business_units as bu join public.companies as company on company.id = bu.company_id
   where bu.id = open_capacity.business_unit_id;
  if not found then
    raise exception 'there is no such business unit, or it is not yours' using errcode = 'no_data_found';
  end if;
  insert into public.capacity_slots (company_id, business_unit_id, starts_at, ends_at, total_minutes)
  select unit.company_id, unit.id, part.starts_at, part.ends_at,
         floor(sum(extract(epoch from least(shift.ends_at, part.ends_at) - greatest(shift.starts_at, part.starts_at))) / 60 * open_capacity.share)
    from (select starts_at, starts_at + make_interval(mins => open_capacity.window_minutes) as ends_at
            from generate_series((open_capacity.day + time '08:00') at time zone unit.time_zone,
                                 (open_capacity.day + time '17:00') at time zone unit.time_zone - make_interval(mins => open_capacity.window_minutes),
                                 make_interval(mins => open_capacity.window_minutes)) as starts_at) as part
    join public.shifts as shift
      on shift.company_id = unit.company_id and shift.kind = 'regular'
     and tstzrange(shift.starts_at, shift.ends_at) && tstzrange(part.starts_at, part.ends_at)
    join public.profiles as technician
      on technician.company_id = shift.company_id and technician.id = shift.profile_id and technician.role = 'technician'
     and (technician.location_id is null or unit.location_id is null or technician.location_id = unit.location_id)
   where not exists (select from public.time_off as away
                      where away.company_id = shift.company_id and away.profile_id = shift.profile_id and away.status = 'approved'
                        and tstzrange(away.starts_at, away.ends_at) && tstzrange(part.starts_at, part.ends_at))
   group by part.starts_at, part.ends_at
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end
$$;
comment on function public.open_capacity(uuid, date, integer, numeric) is
  'Makes the windows of a day that can be promised, from the rota less a margin; windows that are there stay. Answers how many are new.';

create or replace function public.promise_visit(visit_id uuid, slot_id uuid, minutes integer) returns void
  language plpgsql set search_path = ''
  as $$
declare
  slot public.capacity_slots;
begin
  select * into slot from public.capacity_slots where id = promise_visit.slot_id;
  if not found then
    raise exception 'there is no such window, or it is not yours to promise' using errcode = 'no_data_found';
  end if;
  insert into public.capacity_bookings (company_id, slot_id, visit_id, minutes)
  values (slot.company_id, slot.id, promise_visit.visit_id, promise_visit.minutes)
  on conflict on constraint capacity_bookings_visit_is_promised_once do update set slot_id = excluded.slot_id, minutes = excluded.minutes;
  update public.visits
     set scheduled_start = slot.starts_at, scheduled_end = slot.starts_at + make_interval(mins => promise_visit.minutes),
         arrival_window_minutes = greatest(extract(epoch from slot.ends_at - slot.starts_at) / 60 - promise_visit.minutes, 0)::integer
   where company_id = slot.company_id and id = promise_visit.visit_id;
end
$$;
comment on function public.promise_visit(uuid, uuid, integer) is
  'Promises a visit in a window, or moves the promise. Refused when the window is full, also between two who promise at the same moment.';

-- Memberships and agreements ----------------------------------------------------------------------------------------------------------

create or replace function public.plan_maintenance(until date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  made integer;
  more integer;
begin
  insert into public.maintenance_due (company_id, customer_id, property_id, membership_id, plan_visit_id, service_item_id, due_on)
  select member.company_id, member.customer_id, member.property_id, member.id, promised.id, promised.service_item_id, due::date
    from public.memberships as member
    join public.membership_plan_visits as promised on promised.company_id = member.company_id and promised.plan_id = member.plan_id
    cross join lateral generate_series(
      member.starts_on::timestamp, least(plan_maintenance.until, member.ends_on - 1)::timestamp, make_interval(months => promised.every_months)) as due
   where member.status = 'active'
  on conflict do nothing;
  get diagnostics made = row_count;

  insert into public.maintenance_due (company_id, customer_id, property_id, agreement_service_id, service_item_id, due_on)
  select contract.company_id, contract.customer_id, promised.property_id, promised.id, promised.service_item_id, due::date
    from public.service_agreements as contract
    join public.agreement_services as promised
      on promised.company_id = contract.company_id and promised.customer_id = contract.customer_id and promised.agreement_id = contract.id
    cross join lateral generate_series(
      promised.first_due_on::timestamp, least(plan_maintenance.until, contract.ends_on - 1)::timestamp, make_interval(months => promised.every_months)) as due
   where contract.status = 'active'
  on conflict do nothing;
  get diagnostics more = row_count;
  return made + more;
end
$$;
comment on function public.plan_maintenance(date) is
  'Writes down every visit that memberships and agreements promise up to a day. Answers how many are new; may be repeated.';

create or replace function public.book_maintenance(maintenance_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  owed public.maintenance_due;
  item public.service_items;
  new_job uuid;
begin
  select * into owed from public.maintenance_due where id = book_maintenance.maintenance_id for update;
  if not found then
    raise exception 'nothing like that is owed, or it is not yours to book' using errcode = 'no_data_found';
  end if;
  if owed.job_id is not null then
    return owed.job_id;
  end if;
  select * into item from public.service_items where company_id = owed.company_id and id = owed.service_item_id;
  insert into public.jobs (company_id, customer_id, property_id, title)
  values (owed.company_id, owed.customer_id, owed.property_id, item.name)
  returning id into new_job;
  -- paid with the membership: the work stands on the job and costs nothing
  insert into public.job_line_items (company_id, job_id, service_item_id, name, kind, unit_price, is_taxable)
  values (owed.company_id, new_job, item.id, item.name, item.kind, 0, item.is_taxable);
  update public.maintenance_due set status = 'booked', job_id = new_job where id = owed.id;
  return new_job;
end
$$;
comment on function public.book_maintenance(uuid) is 'Makes the job of a visit that is owed. Answers its id; may be repeated.';

create or replace function public.bill_recurring(company_id uuid, until date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  due record;
  ends date;
  new_invoice uuid;
  made integer := 0;
begin
  loop
    -- one period at a time: of several that are due, each has its invoice
    select contract.* into due
      from (select member.id as membership_id, null::uuid as agreement_id, member.customer_id, member.property_id, member.next_bill_on, member.ends_on,
                   member.price, member.currency, member.billing_frequency, plan.name as title
              from public.memberships as member
              join public.membership_plans as plan on plan.company_id = member.company_id and plan.id = member.plan_id
             where member.company_id = bill_recurring.company_id and member.status = 'active' and member.next_bill_on <= bill_recurring.until
            union all
            select null, agreement.id, agreement.customer_id, null, agreement.next_bill_on, agreement.ends_on,
                   agreement.price, agreement.currency, agreement.billing_frequency, agreement.title
              from public.service_agreements as agreement
             where agreement.company_id = bill_recurring.company_id and agreement.status = 'active'
               and agreement.next_bill_on <= bill_recurring.until) as contract
     order by contract.next_bill_on, coalesce(contract.membership_id, contract.agreement_id) limit 1;
    exit when not found;

    ends := least((due.next_bill_on + make_interval(months => private.months_of(due.billing_frequency)))::date, due.ends_on);
    insert into public.invoices (company_id, customer_id, property_id, currency, subject)
    values (bill_recurring.company_id, due.customer_id, due.property_id, due.currency, due.title)
    returning id into new_invoice;
    insert into public.invoice_line_items (company_id, invoice_id, name, description, unit_price)
    values (bill_recurring.company_id, new_invoice, due.title, to_char(due.next_bill_on, 'YYYY-MM-DD') || ' to ' || to_char(ends - 1, 'YYYY-MM-DD'), due.price);
    -- two sessions at once: the second meets the exclusion constraint here, and its invoice goes with its transaction
    insert into public.billing_periods (company_id, membership_id, agreement_id, starts_on, ends_on, invoice_id)
    values (bill_recurring.company_id, due.membership_id, due.agreement_id, due.next_bill_on, ends, new_invoice);
    perform public.issue_invoice(new_invoice);

    update public.memberships set next_bill_on = case when ends < ends_on then ends end where id = due.membership_id;
    update public.service_agreements set next_bill_on = case when ends < ends_on then ends end where id = due.agreement_id;
    made := made + 1;
  end loop;
  return made;
end
$$;
comment on function public.bill_recurring(uuid, date) is
  'Bills the memberships and agreements of a company whose next period begins by a day, an invoice a period. Answers how many; may be repeated.';

create or replace function public.renew_memberships(company_id uuid, day date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  renewed integer;
begin
  -- the next term begins where this one ends, at today's price of the plan
  with ending as (
    update public.memberships set status = 'expired'
     where memberships.company_id = renew_memberships.company_id and status = 'active' and ends_on <= renew_memberships.day
    returning *
  )
  insert into public.memberships (company_id, customer_id, property_id, plan_id, starts_on, sold_by)
  select ending.company_id, ending.customer_id, ending.property_id, ending.plan_id, ending.ends_on, ending.sold_by
    from ending
    join public.membership_plans as plan on plan.company_id = ending.company_id and plan.id = ending.plan_id
   where ending.renews and not plan.is_archived;
  get diagnostics renewed = row_count;
  return renewed;
end
$$;
comment on function public.renew_memberships(uuid, date) is
  'Ends the memberships whose term is over, and begins the next term of those that renew. Answers how many were renewed.';

-- Pricebook and approvals ---------------------------------------------------------------------------------------------------------------

create or replace function public.propose(quote_id uuid, template_id uuid) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  offer public.quotes;
  tier record;
  package uuid;
  made integer := 0;
begin
  select * into offer from public.quotes where id = propose.quote_id for update;
  if not found then
    raise exception 'there is no such quote, or it is not yours' using errcode = 'no_data_found';
  end if;
  for tier in
    select * from public.proposal_tiers as one
     where one.company_id = offer.company_id and one.template_id = propose.template_id order by position
  loop
    insert into public.quote_options (company_id, quote_id, position, name, description, is_recommended)
    values (offer.company_id, offer.id, tier.position, tier.name, tier.description, tier.is_recommended)
    returning id into package;
    insert into public.quote_line_items (company_id, quote_id, option_id, service_item_id, position, quantity, is_optional)
    select offer.company_id, offer.id, package, item.service_item_id, item.position, item.quantity, item.is_optional
      from public.proposal_tier_items as item
     where item.company_id = offer.company_id and item.tier_id = tier.id
     order by item.position;
    made := made + 1;
  end loop;
  return made;
end
$$;
comment on function public.propose(uuid, uuid) is
  'Puts good, better and best of a template on a quote, at this customer''s prices. Answers how many packages there are.';

create or replace function public.apply_member_discount(quote_id uuid) returns numeric
  language plpgsql set search_path = ''
  as $$
declare
  offer public.quotes;
  rate numeric;
  plan_name text;
begin
  select * into offer from public.quotes where id = apply_member_discount.quote_id for update;
  select plan.discount_rate, plan.name into rate, plan_name
    from public.memberships as member
    join public.membership_plans as plan on plan.company_id = member.company_id and plan.id = member.plan_id
   where member.company_id = offer.company_id and member.customer_id = offer.customer_id and member.property_id = offer.property_id
     and member.status = 'active' and private.today_at(offer.company_id) >= member.starts_on and private.today_at(offer.company_id) < member.ends_on
   order by plan.discount_rate desc limit 1;
  if coalesce(rate, 0) = 0 or offer.subtotal <= 0 then
    return 0;
  end if;
  insert into public.quote_line_items (company_id, quote_id, position, kind, name, unit_price)
  values (offer.company_id, offer.id, 1000, 'discount', plan_name, -round(offer.subtotal * rate, 2));
  return round(offer.subtotal * rate, 2);
end
$$;
comment on function public.apply_member_discount(uuid) is
  'Takes the discount of the customer''s membership off a draft quote, as a line of its own. Answers how much it is.';

create or replace function public.suggested_price(stock_item_id uuid) returns numeric
  language sql stable set search_path = ''
  as $$
    select round(item.average_cost * coalesce(
             (select factor from public.markup_rules as rule
               where rule.company_id = item.company_id and item.average_cost >= rule.cost_from
                 and item.average_cost < coalesce(rule.cost_to, 'infinity')), 1), 2)
      from public.stock_items as item
     where item.id = suggested_price.stock_item_id
  $$;
comment on function public.suggested_price(uuid) is 'What a material should be sold for, by what it cost and the company''s markup.';

create or replace function public.request_approval(subject public.approval_subject, subject_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  asked record;
  rule public.approval_rules;
  request uuid;
begin
  case request_approval.subject
    when 'quote' then select company_id, total as amount into asked from public.quotes where id = subject_id;
    when 'purchase_order' then select company_id, subtotal as amount into asked from public.purchase_orders where id = subject_id;
    when 'expense' then select company_id, expenses.amount into asked from public.expenses where id = subject_id;
  end case;
  if asked is null then
    raise exception 'there is nothing like that, or it is not yours' using errcode = 'no_data_found';
  end if;
  select * into rule from public.approval_rules
   where company_id = asked.company_id and approval_rules.subject = request_approval.subject and over_amount < asked.amount
   order by over_amount desc limit 1;
  if not found then
    return null;
  end if;
  insert into public.approvals (company_id, quote_id, purchase_order_id, expense_id, amount, approver_role, requested_by)
  values (asked.company_id, case request_approval.subject when 'quote' then subject_id end,
          case request_approval.subject when 'purchase_order' then subject_id end,
          case request_approval.subject when 'expense' then subject_id end, asked.amount, rule.approver_role,
          (select id from public.profiles where company_id = asked.company_id and user_id = auth.uid()))
  returning id into request;
  return request;
end
$$;
comment on function public.request_approval(public.approval_subject, uuid) is
  'Asks whoever has to approve something of this amount. Answers the id of the request, or null when nobody has to.';

-- As the owner: a decision is written by this step alone, which looks who decides.
create or replace function public.decide_approval(approval_id uuid, approve boolean, comment text default null) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  asked public.approvals;
  me uuid;
begin
  select * into asked from public.approvals where id = decide_approval.approval_id for update;
  select id into me from public.profiles
   where company_id = asked.company_id and user_id = auth.uid() and is_active and role in ('owner', asked.approver_role);
  if me is null then
    raise exception 'there is no such request, or it is not yours to decide' using errcode = 'no_data_found';
  end if;
  if asked.status <> 'pending' then
    raise exception 'it is % already', asked.status using errcode = 'check_violation';
  end if;
  update public.approvals
     set status = case when decide_approval.approve then 'approved' else 'rejected' end::public.approval_status,
         decided_by = me, decided_at = now(), comment = decide_approval.comment
   where id = asked.id;
end
$$;
comment on function public.decide_approval(uuid, boolean, text) is
  'Approves or rejects, by the role that has to or an owner, and never by who asked.';

-- Stock and buying ------------------------------------------------------------------------------------------------------------------------

create or replace function public.use_stock(visit_id uuid, stock_item_id uuid, quantity numeric, from_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  visit public.visits;
  material record;
  work uuid;
begin
  select * into visit from public.visits where id = use_stock.visit_id;
  if not found then
    raise exception 'there is no such visit, or it is not yours' using errcode = 'no_data_found';
  end if;
  select item.name, item.average_cost, item.service_item_id, sold.name as sold_as, sold.is_taxable,
         coalesce(public.price_of(sold.id, (select customer_id from public.jobs where id = visit.job_id)), public.suggested_price(item.id)) as price
    into strict material
    from public.stock_items as item
    left join public.service_items as sold on sold.company_id = item.company_id and sold.id = item.service_item_id
   where item.company_id = visit.company_id and item.id = use_stock.stock_item_id;

  insert into public.stock_moves (company_id, kind, stock_item_id, from_id, quantity, job_id, visit_id)
  values (visit.company_id, 'issue', use_stock.stock_item_id, use_stock.from_id, use_stock.quantity, visit.job_id, visit.id);
  insert into public.job_line_items (company_id, job_id, visit_id, service_item_id, kind, name, quantity, unit_price, unit_cost, is_taxable)
  values (visit.company_id, visit.job_id, visit.id, material.service_item_id, 'product', coalesce(material.sold_as, material.name),
          use_stock.quantity, material.price, round(material.average_cost, 2), coalesce(material.is_taxable, true))
  returning id into work;
  return work;
end
$$;
comment on function public.use_stock(uuid, uuid, numeric, uuid) is
  'Takes material out of a truck and puts it on the job, with price and cost. Answers the id of the line. What is not there cannot be taken.';

create or replace function public.fill_up(stock_location_id uuid, from_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  place public.stock_locations;
  transfer uuid;
begin
  select * into place from public.stock_locations where id = fill_up.stock_location_id;
  if not exists (select from public.stock_to_fill as missing
                   join public.stock_levels as source
                     on source.company_id = missing.company_id and source.stock_location_id = fill_up.from_id
                    and source.stock_item_id = missing.stock_item_id and source.on_hand > 0
                  where missing.company_id = place.company_id and missing.stock_location_id = place.id) then
    return null;
  end if;
  insert into public.stock_transfers (company_id, from_id, to_id, requested_by)
  values (place.company_id, fill_up.from_id, place.id, (select id from public.profiles where company_id = place.company_id and user_id = auth.uid()))
  returning id into transfer;
  insert into public.stock_transfer_lines (company_id, transfer_id, stock_item_id, quantity)
  select missing.company_id, transfer, missing.stock_item_id, least(missing.missing, source.on_hand)
    from public.stock_to_fill as missing
    join public.stock_levels as source
      on source.company_id = missing.company_id and source.stock_location_id = fill_up.from_id
     and source.stock_item_id = missing.stock_item_id and source.on_hand > 0
   where missing.company_id = place.company_id and missing.stock_location_id = place.id;
  return transfer;
end
$$;
comment on function public.fill_up(uuid, uuid) is
  'Requests a transfer of what a truck lacks to its maximum, as far as the warehouse has it. Answers its id, or null when nothing is to be moved.';

create or replace function public.reorder(ship_to uuid) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  place public.stock_locations;
  supplier record;
  new_order uuid;
  made integer := 0;
begin
  select * into place from public.stock_locations where id = reorder.ship_to;
  for supplier in
    select distinct offer.vendor_id
      from public.stock_to_fill as missing
      join public.vendor_items as offer on offer.company_id = missing.company_id and offer.stock_item_id = missing.stock_item_id and offer.is_preferred
     where missing.company_id = place.company_id and missing.stock_location_id = place.id
     order by offer.vendor_id
  loop
    insert into public.purchase_orders (company_id, vendor_id, ship_to, created_by)
    values (place.company_id, supplier.vendor_id, place.id, (select id from public.profiles where company_id = place.company_id and user_id = auth.uid()))
    returning id into new_order;
    insert into public.purchase_order_lines (company_id, purchase_order_id, stock_item_id, position, quantity, unit_cost)
    select missing.company_id, new_order, missing.stock_item_id, row_number() over (order by missing.sku), missing.missing, offer.unit_cost
      from public.stock_to_fill as missing
      join public.vendor_items as offer on offer.company_id = missing.company_id and offer.stock_item_id = missing.stock_item_id and offer.is_preferred
     where missing.company_id = place.company_id and missing.stock_location_id = place.id and offer.vendor_id = supplier.vendor_id
       -- what is on its way need not be ordered again
       and not exists (select from public.purchase_orders as head
                         join public.purchase_order_lines as line on line.company_id = head.company_id and line.purchase_order_id = head.id
                        where head.company_id = missing.company_id and head.ship_to = place.id and head.id <> new_order
                          and head.status in ('draft', 'sent', 'partly_received') and line.stock_item_id = missing.stock_item_id
                          and line.received_quantity < line.quantity);
    if found then
      made := made + 1;
    else
      delete from public.purchase_orders where id = new_order;
    end if;
  end loop;
  return made;
end
$$;
comment on function public.reorder(uuid) is
  'Drafts a purchase order to each preferred vendor for what a warehouse lacks to its maximum and is not on order. Answers how many.';

create or replace function public.receive_goods(purchase_order_id uuid, lines jsonb default null, packing_slip text default null) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  ordered public.purchase_orders;
  receipt uuid;
begin
  select * into ordered from public.purchase_orders where id = receive_goods.purchase_order_id for no key update;
  if not found then
    raise exception 'there is no such purchase order, or it is not yours to receive' using errcode = 'no_data_found';
  end if;
  insert into public.goods_receipts (company_id, purchase_order_id, packing_slip, received_by)
  values (ordered.company_id, ordered.id, receive_goods.packing_slip,
          (select id from public.profiles where company_id = ordered.company_id and user_id = auth.uid()))
  returning id into receipt;
  insert into public.goods_receipt_lines (company_id, receipt_id, purchase_order_id, purchase_order_line_id, quantity)
  select ordered.company_id, receipt, ordered.id, line.id, coalesce(came.quantity, line.quantity - line.received_quantity)
    from public.purchase_order_lines as line
    left join jsonb_to_recordset(receive_goods.lines) as came (line_id uuid, quantity numeric) on came.line_id = line.id
   where line.company_id = ordered.company_id and line.purchase_order_id = ordered.id
     and case when receive_goods.lines is null then line.received_quantity < line.quantity else came.quantity > 0 end
   order by line.stock_item_id;
  if not found then
    raise exception 'purchase order % is complete', ordered.reference using errcode = 'check_violation';
  end if;
  return receipt;
end
$$;
comment on function public.receive_goods(uuid, jsonb, text) is
  'Books a delivery into stock: everything that is still to come, or [{"line_id", "quantity"}]. Answers the id of the receipt.';

-- Pay and financing ---------------------------------------------------------------------------------------------------------------------

create or replace function public.build_payroll(period_id uuid) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  period public.payroll_periods;
  zone text;
  made integer;
  more integer;
  entry uuid;
  earned record;
begin
  select * into period from public.payroll_periods where id = build_payroll.period_id for update;
  if not found then
    raise exception 'there is no such pay period, or it is not yours' using errcode = 'no_data_found';
  end if;
  select time_zone into zone from public.companies where id = period.company_id;
  update public.commissions set pay_entry_id = null
   where company_id = period.company_id and status = 'earned'
     and pay_entry_id in (select id from public.pay_entries where company_id = period.company_id and pay_entries.period_id = period.id and not is_manual);
  delete from public.pay_entries where company_id = period.company_id and pay_entries.period_id = period.id and not is_manual;

  -- approved hours by week: what exceeds the limit is overtime, paid at the average rate of the week
  with worked as (
    select clock.profile_id, date_trunc('week', clock.started_at at time zone zone)::date as week,
           sum(extract(epoch from clock.ended_at - clock.started_at)) / 3600 as hours, sum(clock.labor_cost) as cost
      from public.time_entries as clock
     where clock.company_id = period.company_id and clock.approved_at is not null and clock.kind <> 'break' and clock.labor_cost is not null
       and (clock.started_at at time zone zone)::date between period.starts_on and period.ends_on
     group by clock.profile_id, week
  ), paid as (
    select profile_id, 'regular'::public.pay_kind as kind, week, least(hours, period.overtime_after_hours) as hours, cost / hours as rate from worked
    union all
    select profile_id, 'overtime', week, hours - period.overtime_after_hours, cost / hours * period.overtime_factor
      from worked where hours > period.overtime_after_hours
  )
  insert into public.pay_entries (company_id, period_id, profile_id, kind, quantity, rate, note, is_manual)
  select period.company_id, period.id, profile_id, kind, round(hours, 3), round(rate, 4), 'Week of ' || to_char(week, 'YYYY-MM-DD'), false from paid;
  get diagnostics made = row_count;

  for earned in
    select profile_id, currency, sum(amount) as amount, array_agg(id) as ids
      from public.commissions
     where company_id = period.company_id and status = 'earned' and pay_entry_id is null and (earned_at at time zone zone)::date <= period.ends_on
     group by profile_id, currency having sum(amount) > 0
  loop
    insert into public.pay_entries (company_id, period_id, profile_id, kind, rate, currency, note, is_manual)
    values (period.company_id, period.id, earned.profile_id, 'commission', earned.amount, earned.currency, 'Commissions', false)
    returning id into entry;
    update public.commissions set pay_entry_id = entry where id = any (earned.ids);
    made := made + 1;
  end loop;

  insert into public.pay_entries (company_id, period_id, profile_id, kind, rate, currency, note, is_manual)
  select company_id, period.id, profile_id, 'reimbursement', sum(amount), currency, 'Expenses', false
    from public.expenses
   where company_id = period.company_id and status = 'approved' and is_reimbursable and incurred_on between period.starts_on and period.ends_on
   group by company_id, profile_id, currency;
  get diagnostics more = row_count;
  return made + more;
end
$$;
comment on function public.build_payroll(uuid) is
  'Writes what follows from approved time, commissions and expenses into an open pay period, anew each time; entries by hand stay. Answers how many.';

create or replace function public.fund_financing(application_id uuid, lender_reference text) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  granted public.financing_applications;
  payment uuid;
begin
  select * into granted from public.financing_applications where id = fund_financing.application_id for update;
  if not found then
    raise exception 'there is no such application, or it is not yours' using errcode = 'no_data_found';
  end if;
  if granted.status <> 'approved' then
    raise exception 'the application is %', granted.status using errcode = 'check_violation';
  end if;
  if granted.invoice_id is null then
    raise exception 'there is no invoice to pay yet' using errcode = 'check_violation', hint = 'Set invoice_id once the work is billed.';
  end if;
  payment := public.record_payment(granted.invoice_id, granted.approved_amount, 'financing', fund_financing.lender_reference);
  update public.financing_applications set status = 'funded', payment_id = payment, lender_reference = fund_financing.lender_reference
   where id = granted.id;
  return payment;
end
$$;
comment on function public.fund_financing(uuid, text) is 'The lender paid: records the payment on the invoice. Answers its id.';

-- Reports -----------------------------------------------------------------------------------------------------------------------------------
-- As the owner, all of them: row level security does not reach materialized views, so each function shows the companies for which the
-- caller has one of the roles, and no other.

create or replace function public.report_job_profitability(since date default null)
  returns table (company_id uuid, job_id uuid, reference text, title text, location_id uuid, business_unit_id uuid, job_type_id uuid,
                 completed_at timestamptz, currency text, revenue numeric, material_cost numeric, labor_cost numeric, labor_hours numeric,
                 expenses numeric, commissions numeric, profit numeric)
  language sql stable security definer set search_path = ''
  as $$
    select company_id, job_id, reference, title, location_id, business_unit_id, job_type_id, completed_at, currency,
           revenue, material_cost, labor_cost, labor_hours, expenses, commissions, profit
      from private.job_profitability as figure
     where figure.company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
       and figure.completed_at >= coalesce(report_job_profitability.since, '-infinity')
     order by completed_at desc
  $$;
comment on function public.report_job_profitability(date) is 'What completed jobs brought and cost. For owners, admins and accountants.';

create or replace function public.report_technician_productivity(since date default null)
  returns table (company_id uuid, profile_id uuid, technician text, month date, visits bigint, on_time bigint, hours_on_site numeric,
                 recalled bigint, rating numeric, revenue numeric, revenue_per_hour numeric)
  language sql stable security definer set search_path = ''
  as $$
    select figure.company_id, figure.profile_id, member.full_name, figure.month, figure.visits, figure.on_time, figure.hours_on_site,
           figure.recalled, figure.rating, figure.revenue, round(figure.revenue / nullif(figure.hours_on_site, 0), 2)
      from private.technician_productivity as figure
      join public.profiles as member on member.company_id = figure.company_id and member.id = figure.profile_id
     where (figure.company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
            or figure.profile_id = any (array(select private.my_profiles())))
       and figure.month >= coalesce(report_technician_productivity.since, '-infinity')
     order by figure.month desc, member.full_name
  $$;
comment on function public.report_technician_productivity(date) is
  'What each technician did by month. For the office; a technician sees the own row.';

create or replace function public.report_receivables_ageing()
  returns table (company_id uuid, customer_id uuid, customer text, currency text, not_due numeric, days_1_to_30 numeric, days_31_to_60 numeric,
                 days_61_to_90 numeric, over_90_days numeric, total numeric)
  language sql stable security definer set search_path = ''
  as $$
    select figure.company_id, figure.customer_id, customer.display_name, figure.currency, figure.not_due, figure.days_1_to_30,
           figure.days_31_to_60, figure.days_61_to_90, figure.over_90_days, figure.total
      from private.receivables_ageing as figure
      join public.customers as customer on customer.company_id = figure.company_id and customer.id = figure.customer_id
     where figure.company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
     order by figure.total desc
  $$;
comment on function public.report_receivables_ageing() is 'Who owes how much since when, at the last refresh. For the office.';

create or replace function public.report_revenue_by_month(since date default null)
  returns table (company_id uuid, location text, business_unit text, month date, currency text, invoices bigint, revenue numeric, tax numeric, settled numeric)
  language sql stable security definer set search_path = ''
  as $$
    select figure.company_id, branch.name, unit.name, figure.month, figure.currency, figure.invoices, figure.revenue, figure.tax, figure.settled
      from private.revenue_by_month as figure
      left join public.locations as branch on branch.company_id = figure.company_id and branch.id = figure.location_id
      left join public.business_units as unit on unit.company_id = figure.company_id and unit.id = figure.business_unit_id
     where figure.company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
       and figure.month >= coalesce(report_revenue_by_month.since, '-infinity')
     order by figure.month desc, branch.name, unit.name
  $$;
comment on function public.report_revenue_by_month(date) is
  'What was billed by month, branch and line of business. For owners, admins and accountants.';

-- As the owner: only an owner may refresh. For a server's clock, each night; readers go on reading the old figures meanwhile.
create or replace function public.refresh_reports() returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  report text;
  began timestamptz;
begin
  foreach report in array array['job_profitability', 'technician_productivity', 'receivables_ageing', 'revenue_by_month'] loop
    began := clock_timestamp();
    execute format('refresh materialized view concurrently private.%I', report);
    insert into public.report_refreshes as known (report, refreshed_at, took)
    values (report, clock_timestamp(), clock_timestamp() - began)
    on conflict on constraint report_refreshes_pkey do update set refreshed_at = excluded.refreshed_at, took = excluded.took;
  end loop;
end
$$;
comment on function public.refresh_reports() is 'Computes the figures of all reports anew.';

-- Who may ---------------------------------------------------------------------------------------------------------------------------------
-- Functions are executable by everybody unless that is taken back.

revoke execute on function public.book_call(uuid, uuid, uuid, text, uuid, uuid) from public, anon;
revoke execute on function public.open_capacity(uuid, date, integer, numeric) from public, anon;
revoke execute on function public.promise_visit(uuid, uuid, integer) from public, anon;
revoke execute on function public.plan_maintenance(date) from public, anon;
revoke execute on function public.book_maintenance(uuid) from public, anon;
revoke execute on function public.bill_recurring(uuid, date) from public, anon;
revoke execute on function public.renew_memberships(uuid, date) from public, anon;
revoke execute on function public.propose(uuid, uuid) from public, anon;
revoke execute on function public.apply_member_discount(uuid) from public, anon;
revoke execute on function public.suggested_price(uuid) from public, anon;
revoke execute on function public.request_approval(public.approval_subject, uuid) from public, anon;
revoke execute on function public.decide_approval(uuid, boolean, text) from public, anon;
revoke execute on function public.use_stock(uuid, uuid, numeric, uuid) from public, anon;
revoke execute on function public.fill_up(uuid, uuid) from public, anon;
revoke execute on function public.reorder(uuid) from public, anon;
revoke execute on function public.receive_goods(uuid, jsonb, text) from public, anon;
revoke execute on function public.build_payroll(uuid) from public, anon;
revoke execute on function public.fund_financing(uuid, text) from public, anon;
revoke execute on function public.report_job_profitability(date) from public, anon;
revoke execute on function public.report_technician_productivity(date) from public, anon;
revoke execute on function public.report_receivables_ageing() from public, anon;
revoke execute on function public.report_revenue_by_month(date) from public, anon;
revoke execute on function public.refresh_reports() from public, anon, authenticated;

grant execute on function public.book_call(uuid, uuid, uuid, text, uuid, uuid) to authenticated, service_role;
grant execute on function public.open_capacity(uuid, date, integer, numeric) to authenticated, service_role;
grant execute on function public.promise_visit(uuid, uuid, integer) to authenticated, service_role;
grant execute on function public.plan_maintenance(date) to authenticated, service_role;
grant execute on function public.book_maintenance(uuid) to authenticated, service_role;
grant execute on function public.bill_recurring(uuid, date) to authenticated, service_role;
grant execute on function public.renew_memberships(uuid, date) to authenticated, service_role;
grant execute on function public.propose(uuid, uuid) to authenticated, service_role;
grant execute on function public.apply_member_discount(uuid) to authenticated, service_role;
grant execute on function public.suggested_price(uuid) to authenticated, service_role;
grant execute on function public.request_approval(public.approval_subject, uuid) to authenticated, service_role;
grant execute on function public.decide_approval(uuid, boolean, text) to authenticated;
grant execute on function public.use_stock(uuid, uuid, numeric, uuid) to authenticated, service_role;
grant execute on function public.fill_up(uuid, uuid) to authenticated, service_role;
grant execute on function public.reorder(uuid) to authenticated, service_role;
grant execute on function public.receive_goods(uuid, jsonb, text) to authenticated, service_role;
grant execute on function public.build_payroll(uuid) to authenticated, service_role;
grant execute on function public.fund_financing(uuid, text) to authenticated, service_role;
grant execute on function public.report_job_profitability(date) to authenticated;
grant execute on function public.report_technician_productivity(date) to authenticated;
grant execute on function public.report_receivables_ageing() to authenticated;
grant execute on function public.report_revenue_by_month(date) to authenticated;
grant execute on function public.refresh_reports() to service_role;
