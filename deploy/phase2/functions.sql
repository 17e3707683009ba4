-- Functions of phase 2 that keep rows right. What the app calls is in steps.sql. The rules are those of phase 1: search_path pinned, names
-- qualified, SECURITY DEFINER with the reason above it.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- The company, divided --------------------------------------------------------------------------------------------------------
-- As the owner, these three: who makes a job need not see zones, rotas and campaigns.

create or replace function private.place_property() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if new.service_zone_id is null and new.postal_code is not null then
    select id into new.service_zone_id from public.service_zones
     where company_id = new.company_id and postal_codes @> array[new.postal_code]
     order by name limit 1;
  end if;
  return new;
end
$$;

create or replace function private.place_job() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  new.business_unit_id := coalesce(
    new.business_unit_id,
    (select business_unit_id from public.job_types where company_id = new.company_id and id = new.job_type_id));
  new.location_id := coalesce(
    new.location_id,
    (select location_id from public.business_units where company_id = new.company_id and id = new.business_unit_id),
    (select zone.location_id
       from public.properties as property
       join public.service_zones as zone on zone.company_id = property.company_id and zone.id = property.service_zone_id
      where property.company_id = new.company_id and property.id = new.property_id));
  new.campaign_id := coalesce(
    new.campaign_id,
    (select campaign_id from public.requests where company_id = new.company_id and id = new.request_id),
    (select campaign_id from public.campaign_touches
      where company_id = new.company_id and customer_id = new.customer_id and touched_at > now() - interval '90 days'
      order by touched_at desc limit 1));
  return new;
end
$$;

create or replace function private.place_invoice() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  select coalesce(new.location_id, job.location_id), coalesce(new.business_unit_id, job.business_unit_id)
    into new.location_id, new.business_unit_id
    from public.jobs as job where job.company_id = new.company_id and job.id = new.job_id;
  return new;
end
$$;

-- For every table with a date that belongs to the books: the argument is the column, and those after it are the statuses that take a row
-- out of the books again. As the owner: not everybody who records a payment reads the periods. FOR SHARE makes a session that closes the
-- month wait for those that still write into it.
create or replace function private.refuse_closed_period() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  after constant jsonb := to_jsonb(new);
  before constant jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  is_taken_out constant boolean :=
    tg_op = 'UPDATE' and after ->> 'status' <> before ->> 'status' and after ->> 'status' = any (tg_argv[1:]);
  moment text;
  day date;
  period public.accounting_periods;
begin
  for moment in
    select dated from unnest(array[after ->> tg_argv[0], before ->> tg_argv[0]]) as dated
     where dated is not null and (is_taken_out or after ->> tg_argv[0] is distinct from before ->> tg_argv[0])
  loop
    -- a date stays what it is, a moment is a date where the company is
    day := case when length(moment) = 10 then moment::date
                else (moment::timestamptz at time zone (select time_zone from public.companies where id = new.company_id))::date end;
    select * into period from public.accounting_periods
     where company_id = new.company_id and day between starts_on and ends_on
     for share;
    if period.status = 'closed' then
      raise exception 'the books are closed from % to %', period.starts_on, period.ends_on
        using errcode = 'restrict_violation',
              hint = case when is_taken_out then 'Correct it with a credit note or a refund, dated into an open period.'
                          else 'Date it into an open period.' end;
    end if;
  end loop;
  return new;
end
$$;

-- Dispatch and calls ----------------------------------------------------------------------------------------------------------------

-- As the owner: booked_minutes is nobody's to write. Added rather than summed up, so that two sessions cannot both see the old sum.
create or replace function private.count_capacity() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op <> 'INSERT' then
    update public.capacity_slots set booked_minutes = booked_minutes - old.minutes where company_id = old.company_id and id = old.slot_id;
  end if;
  if tg_op <> 'DELETE' then
    update public.capacity_slots set booked_minutes = booked_minutes + new.minutes where company_id = new.company_id and id = new.slot_id;
  end if;
  return null;
end
$$;

create or replace function private.release_capacity() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  delete from public.capacity_bookings where company_id = new.company_id and visit_id = new.id;
  return null;
end
$$;

-- As the owner: a call is written by the telephone system, which knows numbers and no campaigns.
create or replace function private.attribute_call() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if new.direction = 'inbound' then
    new.campaign_id := coalesce(
      new.campaign_id,
      (select id from public.campaigns
        where company_id = new.company_id and tracking_phone = new.to_number
          and new.started_at::date >= starts_on and new.started_at::date <= coalesce(ends_on, 'infinity')
        order by starts_on desc limit 1));
    new.customer_id := coalesce(
      new.customer_id,
      (select id from public.customers where company_id = new.company_id and phone = new.from_number order by created_at limit 1));
  end if;
  return new;
end
$$;

create or replace function private.touch_campaign() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  insert into public.campaign_touches (company_id, campaign_id, customer_id, source, touched_at)
  values (new.company_id, new.campaign_id, new.customer_id, 'call', new.started_at);
  return null;
end
$$;

-- Equipment -------------------------------------------------------------------------------------------------------------------------

create or replace function private.guard_warranty_claim() returns trigger
  language plpgsql set search_path = ''
  as $$
declare
  cover public.equipment_warranties;
begin
  select * into cover from public.equipment_warranties where company_id = new.company_id and id = new.warranty_id;
  if new.failed_on not between cover.starts_on and cover.ends_on then
    raise exception 'the warranty holds from % to %, and it failed on %', cover.starts_on, cover.ends_on, new.failed_on
      using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'submitted') then
      raise exception 'a claim begins as a draft' using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status and (old.status, new.status) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'denied'), ('denied', 'submitted'), ('approved', 'paid')) then
    raise exception 'a claim cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  elsif old.status <> 'draft' and (new.warranty_id, new.failed_on, new.amount) is distinct from (old.warranty_id, old.failed_on, old.amount) then
    raise exception 'the claim is %', old.status using errcode = 'restrict_violation';
  end if;
  if new.status = 'submitted' then
    new.submitted_at := coalesce(new.submitted_at, now());
  elsif new.status in ('approved', 'denied') then
    new.decided_at := coalesce(new.decided_at, now());
  end if;
  return new;
end
$$;

-- As the owner: a technician who finds it broken need not be allowed to change it.
create or replace function private.carry_finding_to_equipment() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.equipment
     set status = new.found, retired_on = case when new.found = 'retired' then private.today_at(new.company_id) end
   where company_id = new.company_id and id = new.equipment_id and status <> new.found;
  return null;
end
$$;

-- Memberships and agreements ------------------------------------------------------------------------------------------------------

create or replace function private.months_of(frequency public.billing_frequency) returns integer
  language sql immutable set search_path = ''
  as $$
    select case frequency when 'monthly' then 1 when 'quarterly' then 3 when 'semiannual' then 6 when 'annual' then 12 end
  $$;

-- What is left out is the plan's, at the moment of the sale.
create or replace function private.guard_membership() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    select coalesce(new.price, plan.price), coalesce(new.billing_frequency, plan.billing_frequency),
           coalesce(new.currency, company.currency), coalesce(new.starts_on, private.today_at(company.id)),
           coalesce(new.ends_on, (coalesce(new.starts_on, private.today_at(company.id)) + make_interval(months => plan.term_months))::date)
      into new.price, new.billing_frequency, new.currency, new.starts_on, new.ends_on
      from public.membership_plans as plan
      join public.companies as company on company.id = plan.company_id
     where plan.company_id = new.company_id and plan.id = new.plan_id;
    if new.price > 0 then
      new.next_bill_on := coalesce(new.next_bill_on, new.starts_on);
    end if;
    return new;
  end if;
  if (new.customer_id, new.property_id, new.plan_id, new.starts_on, new.currency)
     is distinct from (old.customer_id, old.property_id, old.plan_id, old.starts_on, old.currency) then
    raise exception 'a membership stays what was sold: cancel it and sell another' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('active', 'suspended'), ('active', 'expired'), ('active', 'cancelled'),
       ('suspended', 'active'), ('suspended', 'cancelled'), ('suspended', 'expired')) then
    raise exception 'a membership cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create or replace function private.guard_agreement() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'an agreement begins as a draft' using errcode = 'check_violation';
    end if;
    new.currency := coalesce(new.currency, (select currency from public.companies where id = new.company_id));
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('draft', 'sent'), ('sent', 'draft'), ('sent', 'active'), ('sent', 'declined'), ('declined', 'sent'),
       ('active', 'expired'), ('active', 'cancelled')) then
    raise exception 'an agreement cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.status not in ('draft', 'sent')
     and (new.customer_id, new.starts_on, new.price, new.currency, new.billing_frequency)
         is distinct from (old.customer_id, old.starts_on, old.price, old.currency, old.billing_frequency) then
    raise exception 'agreement % is %', old.reference, old.status using errcode = 'restrict_violation';
  end if;
  if new.status = 'active' and old.status = 'sent' then
    new.signed_at := coalesce(new.signed_at, now());
    if new.price > 0 then
      new.next_bill_on := coalesce(new.next_bill_on, new.starts_on);
    end if;
  end if;
  return new;
end
$$;

-- As the owner: a technician completes the job that was owed.
create or replace function private.carry_job_to_maintenance() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.maintenance_due
     set status = case new.status when 'completed' then 'completed' when 'cancelled' then 'due' else 'booked' end::public.maintenance_status,
         job_id = case when new.status <> 'cancelled' then job_id end
   where company_id = new.company_id and customer_id = new.customer_id and job_id = new.id and status <> 'skipped';
  return null;
end
$$;

-- Stock ---------------------------------------------------------------------------------------------------------------------------------
-- As the owner throughout: levels are nobody's to write.

create or replace function private.fill_stock_move() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  new.unit_cost := coalesce(
    new.unit_cost, (select average_cost from public.stock_items where company_id = new.company_id and id = new.stock_item_id));
  if auth.uid() is not null then
    new.moved_by := (select id from public.profiles where company_id = new.company_id and user_id = auth.uid());
  end if;
  return new;
end
$$;

-- The rows are locked in the order of their places, so that two moves in opposite directions wait and do not meet.
create or replace function private.apply_stock_move() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  there numeric;
begin
  if new.kind = 'receipt' then
    perform from public.stock_items where company_id = new.company_id and id = new.stock_item_id for no key update;
    select coalesce(sum(on_hand), 0) into there from public.stock_levels where company_id = new.company_id and stock_item_id = new.stock_item_id;
    update public.stock_items
       set average_cost = round((average_cost * there + new.unit_cost * new.quantity) / (there + new.quantity), 4)
     where company_id = new.company_id and id = new.stock_item_id;
  end if;

  insert into public.stock_levels (company_id, stock_location_id, stock_item_id)
  select new.company_id, place, new.stock_item_id
    from unnest(array[new.from_id, new.to_id]) as place
   where place is not null
   order by place
  on conflict do nothing;
  perform from public.stock_levels
    where company_id = new.company_id and stock_item_id = new.stock_item_id and stock_location_id in (new.from_id, new.to_id)
    order by stock_location_id for no key update;

  update public.stock_levels
     set on_hand = on_hand + case when stock_location_id = new.to_id then new.quantity else -new.quantity end, updated_at = now()
   where company_id = new.company_id and stock_item_id = new.stock_item_id and stock_location_id in (new.from_id, new.to_id);
  return null;
end
$$;

create or replace function private.in_transit(company_id uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  place uuid;
begin
  insert into public.stock_locations (company_id, kind, name) values (in_transit.company_id, 'in_transit', 'On the way')
  on conflict on constraint stock_locations_name_is_used_once do nothing;
  select id into strict place from public.stock_locations
   where stock_locations.company_id = in_transit.company_id and kind = 'in_transit' limit 1;
  return place;
end
$$;

create or replace function private.guard_transfer() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'requested' then
      raise exception 'a transfer begins as requested' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('requested', 'shipped'), ('requested', 'cancelled'), ('shipped', 'received'), ('shipped', 'cancelled')) then
    raise exception 'a transfer cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.status <> 'requested' and (new.from_id, new.to_id) is distinct from (old.from_id, old.to_id) then
    raise exception 'the transfer is %', old.status using errcode = 'restrict_violation';
  end if;
  new.shipped_at := case when new.status in ('shipped', 'received') then coalesce(new.shipped_at, now()) end;
  new.received_at := case when new.status = 'received' then coalesce(new.received_at, now()) end;
  return new;
end
$$;

-- What a transfer's status means for the stock: out of the one place, on the way, into the other.
create or replace function private.carry_transfer_to_stock() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  transit uuid;
begin
  if new.status = 'cancelled' and old.status = 'requested' then
    return null;
  end if;
  transit := private.in_transit(new.company_id);
  insert into public.stock_moves (company_id, kind, stock_item_id, from_id, to_id, quantity, transfer_line_id)
  select new.company_id,
         case new.status when 'shipped' then 'ship' when 'received' then 'arrive' else 'unship' end::public.stock_move_kind,
         line.stock_item_id,
         case new.status when 'shipped' then new.from_id else transit end,
         case new.status when 'shipped' then transit when 'received' then new.to_id else new.from_id end,
         line.quantity, line.id
    from public.stock_transfer_lines as line
   where line.company_id = new.company_id and line.transfer_id = new.id
   order by line.stock_item_id;
  return null;
end
$$;

create or replace function private.guard_transfer_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line constant public.stock_transfer_lines := coalesce(new, old);
  current_status public.transfer_status;
begin
  select status into current_status from public.stock_transfers where company_id = line.company_id and id = line.transfer_id for no key update;
  if current_status <> 'requested' then
    raise exception 'the transfer is %: its lines are frozen', current_status using errcode = 'restrict_violation';
  end if;
  return line;
end
$$;

create or replace function private.guard_count() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' and new.status <> 'open' or tg_op = 'UPDATE' and old.status <> 'open' then
    raise exception 'a count is open until it is posted, and then it is history' using errcode = 'check_violation';
  end if;
  if new.status = 'posted' then
    new.posted_at := coalesce(new.posted_at, now());
  end if;
  return new;
end
$$;

-- The difference is taken while the level is locked: what was sold during the count is not counted as lost.
create or replace function private.carry_count_to_stock() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line record;
  there numeric;
begin
  for line in
    select id, stock_item_id, counted from public.stock_count_lines
     where company_id = new.company_id and count_id = new.id order by stock_item_id
  loop
    select on_hand into there from public.stock_levels
     where company_id = new.company_id and stock_location_id = new.stock_location_id and stock_item_id = line.stock_item_id
     for no key update;
    there := coalesce(there, 0);
    continue when there = line.counted;
    insert into public.stock_moves (company_id, kind, stock_item_id, from_id, to_id, quantity, count_line_id)
    values (new.company_id, 'adjustment', line.stock_item_id,
            case when line.counted < there then new.stock_location_id end, case when line.counted > there then new.stock_location_id end,
            abs(line.counted - there), line.id);
  end loop;
  return null;
end
$$;

create or replace function private.guard_count_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line constant public.stock_count_lines := coalesce(new, old);
  current_status public.count_status;
begin
  select status into current_status from public.stock_counts where company_id = line.company_id and id = line.count_id for no key update;
  if current_status <> 'open' then
    raise exception 'the count is %: its lines are frozen', current_status using errcode = 'restrict_violation';
  end if;
  return line;
end
$$;

-- Buying ------------------------------------------------------------------------------------------------------------------------------------

create or replace function private.compute_purchase_order() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  ordered record;
begin
  if tg_op = 'INSERT' then
    new.currency := coalesce(new.currency, (select currency from public.companies where id = new.company_id));
  end if;
  select coalesce(sum(line_total), 0) as value, coalesce(bool_and(received_quantity = quantity), false) as is_complete,
         coalesce(bool_or(received_quantity > 0), false) as is_begun
    into ordered
    from public.purchase_order_lines where company_id = new.company_id and purchase_order_id = new.id;
  new.subtotal := ordered.value;
  -- received is a fact about the lines, not a word to be set
  if new.status in ('sent', 'partly_received', 'received') then
    new.status := case when ordered.is_complete then 'received' when ordered.is_begun then 'partly_received' else 'sent' end;
    new.sent_at := coalesce(new.sent_at, now());
  end if;
  return new;
end
$$;

create or replace function private.guard_purchase_order() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'a purchase order begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('draft', 'sent'), ('sent', 'partly_received'), ('sent', 'received'), ('partly_received', 'received'), ('sent', 'cancelled')) then
    raise exception 'a purchase order cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.status = 'sent' and old.status = 'draft' and new.subtotal = 0 then
    raise exception 'there is nothing on this purchase order' using errcode = 'check_violation';
  end if;
  if old.status <> 'draft' and (new.vendor_id, new.ship_to, new.currency) is distinct from (old.vendor_id, old.ship_to, old.currency) then
    raise exception 'purchase order % is %', old.reference, old.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create or replace function private.guard_purchase_order_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line public.purchase_order_lines := coalesce(new, old);
  current_status public.purchase_order_status;
  counting constant text[] := array['received_quantity', 'line_total'];
begin
  if tg_op = 'UPDATE' and (new.company_id, new.purchase_order_id) is distinct from (old.company_id, old.purchase_order_id) then
    raise exception 'a line stays on its purchase order' using errcode = 'restrict_violation';
  end if;
  select status into current_status from public.purchase_orders where company_id = line.company_id and id = line.purchase_order_id for no key update;
  -- what was received is written by the receipt, at a greater depth, and by nobody else
  if pg_trigger_depth() > 1 and tg_op = 'UPDATE' and to_jsonb(new) - counting = to_jsonb(old) - counting then
    return new;
  end if;
  if current_status <> 'draft' then
    raise exception 'the purchase order is %: its lines are frozen', current_status using errcode = 'restrict_violation';
  end if;
  if tg_op <> 'DELETE' then
    line.received_quantity := 0;
  end if;
  return line;
end
$$;

create or replace function private.recompute_purchase_order() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.purchase_orders set updated_at = now()
   where company_id = (coalesce(new, old)).company_id and id = (coalesce(new, old)).purchase_order_id;
  return null;
end
$$;

-- Goods that came are in stock, at what was paid for them.
create or replace function private.carry_receipt_to_stock() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  ordered record;
begin
  select line.stock_item_id, line.unit_cost, head.ship_to, head.status, head.job_id, head.reference
    into ordered
    from public.purchase_orders as head
    join public.purchase_order_lines as line on line.company_id = head.company_id and line.purchase_order_id = head.id
   where head.company_id = new.company_id and head.id = new.purchase_order_id and line.id = new.purchase_order_line_id
   for no key update of head;
  if ordered.status not in ('sent', 'partly_received') then
    raise exception 'purchase order % is %: nothing is to come', coalesce(ordered.reference, 'without number'), ordered.status
      using errcode = 'check_violation';
  end if;
  update public.purchase_order_lines set received_quantity = received_quantity + new.quantity
   where company_id = new.company_id and id = new.purchase_order_line_id;
  insert into public.stock_moves (company_id, kind, stock_item_id, to_id, quantity, unit_cost, job_id, receipt_line_id)
  values (new.company_id, 'receipt', ordered.stock_item_id, ordered.ship_to, new.quantity, ordered.unit_cost, ordered.job_id, new.id);
  return null;
end
$$;

-- Order, receipt and bill must agree before money leaves. As the owner: the lock on the order makes two bills for it wait for each other.
create or replace function private.guard_vendor_bill() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  received numeric;
  billed numeric;
begin
  if tg_op = 'INSERT' then
    new.currency := coalesce(new.currency, (select currency from public.companies where id = new.company_id));
    new.due_on := coalesce(
      new.due_on,
      new.billed_on + (select terms.net_days from public.vendors as vendor join public.payment_terms as terms on terms.code = vendor.payment_terms
                        where vendor.company_id = new.company_id and vendor.id = new.vendor_id));
  elsif new.status <> old.status and (old.status, new.status) not in (
        ('entered', 'approved'), ('entered', 'void'), ('approved', 'paid'), ('approved', 'entered')) then
    raise exception 'a bill cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  elsif old.status <> 'entered'
        and (new.vendor_id, new.purchase_order_id, new.amount) is distinct from (old.vendor_id, old.purchase_order_id, old.amount) then
    raise exception 'the bill is %', old.status using errcode = 'restrict_violation';
  end if;

  if new.status = 'approved' and (tg_op = 'INSERT' or old.status <> 'approved')
     and new.purchase_order_id is not null and new.difference_reason is null then
    perform from public.purchase_orders where company_id = new.company_id and id = new.purchase_order_id for no key update;
    select coalesce(sum(round(received_quantity * unit_cost, 2)), 0) into received
      from public.purchase_order_lines where company_id = new.company_id and purchase_order_id = new.purchase_order_id;
    select coalesce(sum(amount), 0) into billed
      from public.vendor_bills
     where company_id = new.company_id and vendor_id = new.vendor_id and purchase_order_id = new.purchase_order_id
       and status in ('approved', 'paid') and id <> new.id;
    if billed + new.amount > received then
      raise exception 'goods for % came, % are billed already, and this bill is over %', received, billed, new.amount
        using errcode = 'check_violation', hint = 'Say why in difference_reason if it is right all the same.';
    end if;
  end if;
  return new;
end
$$;

-- Approvals ---------------------------------------------------------------------------------------------------------------------------------

-- For quotes, purchase orders and expenses: arguments are the subject, the status that needs it, and the column of the amount. Of the rules
-- whose amount is exceeded the highest counts. An owner decides alone. As the owner: who asks need not see the rules.
create or replace function private.require_approval() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  this constant jsonb := to_jsonb(new);
  needed numeric;
  rule public.approval_rules;
begin
  if this ->> 'status' <> tg_argv[1] or to_jsonb(old) ->> 'status' = tg_argv[1] then
    return new;
  end if;
  -- a generated total is computed after this trigger
  needed := case tg_argv[0] when 'quote' then (this ->> 'subtotal')::numeric + (this ->> 'tax_total')::numeric
                            else (this ->> tg_argv[2])::numeric end;
  select * into rule from public.approval_rules
   where company_id = new.company_id and subject = tg_argv[0]::public.approval_subject and over_amount < needed
   order by over_amount desc limit 1;
  if not found or new.company_id in (select private.my_companies_as('owner')) then
    return new;
  end if;
  if not exists (select from public.approvals
                  where company_id = new.company_id and status = 'approved' and approvals.amount >= needed
                    and new.id = case tg_argv[0] when 'quote' then quote_id when 'purchase_order' then purchase_order_id else expense_id end) then
    raise exception 'over % a % needs the approval of an %', rule.over_amount, replace(tg_argv[0], '_', ' '), rule.approver_role
      using errcode = 'insufficient_privilege', hint = 'Call request_approval().';
  end if;
  return new;
end
$$;

-- Pay ---------------------------------------------------------------------------------------------------------------------------------------

-- Deferred to the end of the transaction: shares are moved from one to another in two statements.
create or replace function private.shares_add_up() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  split constant public.job_splits := coalesce(new, old);
  total numeric;
begin
  -- two sessions that share the same job out wait for each other here, and the second sees the first
  perform from public.jobs where company_id = split.company_id and id = split.job_id for no key update;
  select sum(share) into total from public.job_splits where company_id = split.company_id and job_id = split.job_id;
  if total <> 1 then
    raise exception 'the shares of a job add up to one, and these to %', total using errcode = 'check_violation';
  end if;
  return null;
end
$$;

-- A commission is earned when the customer has paid, and lost again when the money goes back. As the owner: who records a payment does
-- not write wages.
create or replace function private.earn_commissions() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  work public.jobs;
  cost numeric;
begin
  if new.status <> 'paid' then
    update public.commissions set status = 'reversed' where company_id = new.company_id and invoice_id = new.id and status = 'earned';
    return null;
  end if;
  select * into work from public.jobs where company_id = new.company_id and id = new.job_id;
  select coalesce((select sum(line_cost) from public.job_line_items where company_id = work.company_id and job_id = work.id), 0)
       + coalesce((select sum(labor_cost) from public.time_entries where company_id = work.company_id and job_id = work.id), 0)
       + coalesce((select sum(amount) from public.expenses where company_id = work.company_id and job_id = work.id and status <> 'rejected'), 0)
    into cost;

  insert into public.commissions (company_id, profile_id, job_id, invoice_id, rule_id, basis_amount, rate, share, currency)
  select new.company_id, part.profile_id, work.id, new.id, rule.id,
         case rule.basis when 'revenue' then new.subtotal else greatest(new.subtotal - cost, 0) end, rule.rate, part.share, new.currency
    from (select profile_id, share from public.job_splits where company_id = work.company_id and job_id = work.id
          union all
          select work.assigned_to, 1
           where work.assigned_to is not null
             and not exists (select from public.job_splits where company_id = work.company_id and job_id = work.id)) as part
    cross join lateral (
      select * from public.commission_rules as candidate
       where candidate.company_id = new.company_id
         and (candidate.profile_id is null or candidate.profile_id = part.profile_id)
         and (candidate.business_unit_id is null or candidate.business_unit_id = work.business_unit_id)
         and new.issued_on >= candidate.valid_from and new.issued_on <= coalesce(candidate.valid_until, 'infinity')
       order by candidate.profile_id is null, candidate.business_unit_id is null, candidate.valid_from desc, candidate.id limit 1) as rule
  on conflict on constraint commissions_earned_once do update set status = 'earned', earned_at = now() where commissions.status = 'reversed';
  return null;
end
$$;

create or replace function private.guard_payroll_period() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (('open', 'locked'), ('locked', 'open'), ('locked', 'paid')) then
    raise exception 'a pay period cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.status <> 'open' and (new.starts_on, new.ends_on, new.overtime_after_hours, new.overtime_factor)
     is distinct from (old.starts_on, old.ends_on, old.overtime_after_hours, old.overtime_factor) then
    raise exception 'the pay period is %', old.status using errcode = 'restrict_violation';
  end if;
  new.locked_at := case when new.status <> 'open' then coalesce(new.locked_at, now()) end;
  return new;
end
$$;

create or replace function private.carry_payday_to_commissions() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.commissions set status = 'paid'
   where company_id = new.company_id and status = 'earned'
     and pay_entry_id in (select id from public.pay_entries where company_id = new.company_id and period_id = new.id);
  return null;
end
$$;

create or replace function private.guard_pay_entry() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry public.pay_entries := coalesce(new, old);
  period_status public.payroll_status;
begin
  select status into period_status from public.payroll_periods where company_id = entry.company_id and id = entry.period_id for share;
  if period_status <> 'open' then
    raise exception 'the pay period is %', period_status using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    entry.currency := coalesce(entry.currency, (select currency from public.companies where id = entry.company_id));
  end if;
  return entry;
end
$$;

-- What was paid for stays as it was paid for. FOR SHARE makes a session that locks the period wait for those that still write into it.
create or replace function private.refuse_locked_time() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  entry constant public.time_entries := coalesce(new, old);
  period public.payroll_periods;
begin
  for period in
    select pay.*
      from public.payroll_periods as pay
      join public.companies as company on company.id = pay.company_id
     where pay.company_id = entry.company_id
       and ((entry.started_at at time zone company.time_zone)::date between pay.starts_on and pay.ends_on
            or tg_op = 'UPDATE' and (old.started_at at time zone company.time_zone)::date between pay.starts_on and pay.ends_on)
     order by pay.starts_on
       for share of pay
  loop
    if period.status <> 'open' then
      raise exception 'the pay period from % to % is %', period.starts_on, period.ends_on, period.status using errcode = 'restrict_violation';
    end if;
  end loop;
  return entry;
end
$$;

-- Financing ---------------------------------------------------------------------------------------------------------------------------------

create or replace function private.guard_financing() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  plan public.financing_plans;
begin
  if tg_op = 'INSERT' then
    select * into plan from public.financing_plans where company_id = new.company_id and id = new.plan_id;
    new.currency := coalesce(
      new.currency,
      (select currency from public.invoices where company_id = new.company_id and id = new.invoice_id),
      (select currency from public.quotes where company_id = new.company_id and id = new.quote_id));
    if new.amount < plan.min_amount or new.amount > coalesce(plan.max_amount, 'infinity') then
      raise exception '% lends from % to %', plan.provider, plan.min_amount, coalesce(plan.max_amount::text, 'any amount')
        using errcode = 'check_violation';
    end if;
    if new.status <> 'applied' then
      raise exception 'financing begins with an application' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('applied', 'approved'), ('applied', 'declined'), ('applied', 'cancelled'), ('applied', 'expired'),
       ('approved', 'funded'), ('approved', 'expired'), ('approved', 'cancelled')) then
    raise exception 'financing cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;
