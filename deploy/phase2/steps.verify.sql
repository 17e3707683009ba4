-- Behaviour of phase 2: calls, capacity, memberships, stock, buying, approvals, pay, reports. Run with psql as the owner on a database with
-- phases 1 and 2:
--
--   psql -v ON_ERROR_STOP=1 -f deploy/phase2/steps.verify.sql
--
-- Everything is done as the people who would do it, with row level security in force. Builds its own rows, raises where something is not
-- as it should be, and leaves nothing behind.

begin;

create function pg_temp.refused(statement text, message text) returns void language plpgsql as $$
begin
  begin
    execute statement;
  exception when others then
    if sqlerrm not like message then
      raise exception 'refused for another reason: % (expected: %)', sqlerrm, message;
    end if;
    return;
  end;
  raise exception 'not refused: %', statement;
end $$;

create function pg_temp.become(who text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated', 'email', who || '@verify.example',
    'sub', case who when 'olga' then 'f0000000-0000-4000-8000-000000000001' when 'dan' then 'f0000000-0000-4000-8000-000000000002'
                    when 'tom' then 'f0000000-0000-4000-8000-000000000003' when 'anna' then 'f0000000-0000-4000-8000-000000000004'
                    when 'eve' then 'e0000000-0000-4000-8000-000000000001' end)::text, true);
  perform set_config('role', 'authenticated', true);
end $$;

-- Back to the owner of the database, without a login.
create function pg_temp.step_back() returns void language plpgsql as $$
begin
  perform set_config('role', 'none', true);
  perform set_config('request.jwt.claims', '', true);
end $$;

insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('f0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'olga@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'dan@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'tom@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000004', 'authenticated', 'authenticated', 'anna@verify.example', now()),
  ('e0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'eve@verify.example', now());
insert into public.companies (id, name, time_zone, currency, default_tax_rate) values
  ('f1000000-0000-4000-8000-000000000001', 'Verify', 'America/Denver', 'USD', 0.08),
  ('e1000000-0000-4000-8000-000000000001', 'Elsewhere', 'UTC', 'EUR', 0.20);
insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('f2000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'owner', 'Olga Owner', 'olga@verify.example'),
  ('f2000000-0000-4000-8000-000000000002', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000002', 'dispatcher', 'Dan Desk', 'dan@verify.example'),
  ('f2000000-0000-4000-8000-000000000003', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000003', 'technician', 'Tom Tech', 'tom@verify.example'),
  ('f2000000-0000-4000-8000-000000000004', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000004', 'accountant', 'Anna Books', 'anna@verify.example'),
  ('e2000000-0000-4000-8000-000000000001', 'e1000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'owner', 'Eve Else', 'eve@verify.example');
insert into public.locations (id, company_id, code, name) values ('f5000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'BLD', 'Boulder');
insert into public.business_units (id, company_id, location_id, name) values
  ('f5100000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f5000000-0000-4000-8000-000000000001', 'Service');
insert into public.job_types (id, company_id, business_unit_id, name, duration_minutes, priority) values
  ('f5200000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f5100000-0000-4000-8000-000000000001', 'No heat', 90, 'urgent');
insert into public.service_zones (company_id, location_id, name, postal_codes) values
  ('f1000000-0000-4000-8000-000000000001', 'f5000000-0000-4000-8000-000000000001', 'North', '{80301,80304}');
insert into public.customers (id, company_id, first_name, last_name, phone) values
  ('f3000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Cora', 'Customer', '555 0100');
insert into public.properties (id, company_id, customer_id, street, city, postal_code) values
  ('f4000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f3000000-0000-4000-8000-000000000001', '1 Test Road', 'Boulder', '80304');
insert into public.service_items (id, company_id, code, kind, name, unit_price, is_taxable) values
  ('f6000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'TUNE', 'service', 'Furnace tune-up', 189, false),
  ('f6000000-0000-4000-8000-000000000002', 'f1000000-0000-4000-8000-000000000001', 'IGN', 'product', 'Igniter', 120, true);

-- A call becomes a promise --------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  unit constant uuid := 'f5100000-0000-4000-8000-000000000001';
  spoken uuid;
  slot uuid;
  work uuid;
  visit public.visits;
begin
  assert (select zone.name from public.properties as property join public.service_zones as zone on zone.id = property.service_zone_id where property.id = home) = 'North',
    'a property lies in the zone of its postal code';
  insert into public.campaigns (company_id, name, channel, tracking_phone, starts_on) values (company, 'Door hangers', 'mail', '555 0999', '2020-01-01');
  perform pg_temp.become('dan');
  insert into public.shifts (company_id, profile_id, starts_at, ends_at) values
    (company, 'f2000000-0000-4000-8000-000000000003', '2027-05-03 08:00-06', '2027-05-03 16:00-06');
  assert public.open_capacity(unit, '2027-05-03') = 2 and public.open_capacity(unit, '2027-05-03') = 0, 'two windows of four hours, once';
  assert (select array_agg(total_minutes order by starts_at) from public.capacity_slots where business_unit_id = unit) = '{192,192}', 'four fifths of a technician';
  select id into slot from public.capacity_slots where business_unit_id = unit order by starts_at limit 1;

  insert into public.calls (company_id, from_number, to_number) values (company, '555 0100', '555 0999') returning id into spoken;
  assert (select customer_id from public.calls where id = spoken) = cora, 'the number tells who it is';
  work := public.book_call(spoken, cora, home, 'No heat upstairs', slot, 'f5200000-0000-4000-8000-000000000001');
  assert public.book_call(spoken, cora, home, 'No heat upstairs', slot) = work, 'a repeated click makes no second job';
  assert (select (business_unit_id, location_id, priority) from public.jobs where id = work)
         = row(unit, 'f5000000-0000-4000-8000-000000000001'::uuid, 'urgent'::public.job_priority), 'the job knows its branch';
  assert (select name from public.campaigns where id = (select campaign_id from public.jobs where id = work)) = 'Door hangers', 'and what brought it';
  select * into visit from public.visits where job_id = work;
  assert visit.scheduled_start = '2027-05-03 08:00-06' and visit.arrival_window_minutes = 150, 'promised in the window';
  assert (select open_minutes from public.capacity_remaining where id = slot) = 102, 'which has less left';

  insert into public.calls (company_id, from_number, to_number) values (company, '555 0100', '555 0999') returning id into spoken;
  work := public.book_call(spoken, cora, home, 'Another', slot, 'f5200000-0000-4000-8000-000000000001');
  perform pg_temp.refused(format('select public.promise_visit((select id from public.visits where job_id = %L), %L, 103)', work, slot), '%capacity_slots_not_overbooked%');
  update public.jobs set status = 'cancelled', cancellation_reason = 'Called off' where id = work;
  assert (select booked_minutes from public.capacity_slots where id = slot) = 90, 'what is called off is free again';
  perform pg_temp.become('eve');
  perform pg_temp.refused(format('select public.book_call(%L, %L, %L, ''x'')', spoken, cora, home), 'there is no such call%');
  perform pg_temp.step_back();
end $$;

-- Members are billed, and get what they were promised -----------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tune constant uuid := 'f6000000-0000-4000-8000-000000000001';
  plan uuid;
  member uuid;
  contract uuid;
  owed uuid;
  work uuid;
  quote uuid;
begin
  perform pg_temp.become('olga');
  insert into public.membership_plans (company_id, name, price, billing_frequency, discount_rate) values (company, 'Comfort', 19.90, 'monthly', 0.10) returning id into plan;
  insert into public.membership_plan_visits (company_id, plan_id, service_item_id, every_months) values (company, plan, tune, 6);
  insert into public.memberships (company_id, customer_id, property_id, plan_id, starts_on) values (company, cora, home, plan, '2026-01-31') returning id into member;
  assert (select (price, ends_on, next_bill_on) from public.memberships where id = member) = row(19.90, '2027-01-31'::date, '2026-01-31'::date), 'what is not said is the plan''s';
  perform pg_temp.refused(format('insert into public.memberships (company_id, customer_id, property_id, plan_id, starts_on) values (%L, %L, %L, %L, ''2026-06-01'')', company, cora, home, plan),
                          '%memberships_one_of_a_plan_at_a_time%');

  assert public.plan_maintenance('2027-12-31') = 2 and public.plan_maintenance('2027-12-31') = 0, 'two tune-ups a year, owed once';
  select id into owed from public.maintenance_due where membership_id = member order by due_on limit 1;
  work := public.book_maintenance(owed);
  assert work = public.book_maintenance(owed), 'booked once';
  update public.jobs set status = 'in_progress' where id = work;
  update public.jobs set status = 'completed' where id = work;
  assert (select status from public.maintenance_due where id = owed) = 'completed', 'the job that was owed is done';

  perform pg_temp.become('anna');
  assert public.bill_recurring(company, '2026-04-15') = 3, 'January, February, March';
  assert public.bill_recurring(company, '2026-04-15') = 0, 'each once';
  assert (select array_agg(starts_on order by starts_on) from public.billing_periods where membership_id = member) = '{2026-01-31,2026-02-28,2026-03-28}', 'one period begins where the other ends';
  assert (select bool_and(status = 'awaiting_payment' and subtotal = 19.90) from public.invoices where subject = 'Comfort'), 'issued';

  perform pg_temp.become('dan');
  insert into public.service_agreements (company_id, customer_id, title, starts_on, ends_on, price, billing_frequency)
  values (company, cora, 'Two buildings', '2026-01-01', '2028-01-01', 900, 'quarterly') returning id into contract;
  insert into public.agreement_services (company_id, customer_id, agreement_id, property_id, service_item_id, every_months, first_due_on)
  values (company, cora, contract, home, tune, 12, '2026-03-01');
  perform pg_temp.refused(format('update public.service_agreements set status = ''active'' where id = %L', contract), 'an agreement cannot go from draft to active');
  update public.service_agreements set status = 'sent' where id = contract;
  perform pg_temp.refused(format('update public.service_agreements set status = ''active'' where id = %L', contract), '%service_agreements_active_are_signed%');
  update public.service_agreements set status = 'active', signed_by = 'Cora Customer' where id = contract;
  assert (select reference from public.service_agreements where id = contract) = 'A-1001', 'numbered when it is sent';
  assert public.plan_maintenance('2027-12-31') = 2, 'two years of it';

  insert into public.quotes (company_id, customer_id, property_id, title) values (company, cora, home, 'New furnace') returning id into quote;
  insert into public.quote_line_items (company_id, quote_id, name, unit_price) values (company, quote, 'Furnace', 4000);
  assert public.apply_member_discount(quote) = 400 or (select current_date not between '2026-01-31' and '2027-01-30'), 'a member pays less';
  perform pg_temp.step_back();
  assert public.renew_memberships(company, '2027-01-31') = 1 and public.renew_memberships(company, '2027-01-31') = 0, 'and goes on';
  assert (select status from public.memberships where id = member) = 'expired', 'in a new term';
end $$;

-- Stock: bought, shipped, used, counted, and never below nothing ----------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  warehouse uuid;
  van uuid;
  truck uuid;
  igniter uuid;
  vendor uuid;
  purchase uuid;
  line uuid;
  transfer uuid;
  counted uuid;
  visit uuid;
  work uuid;
  bill uuid;
  approval uuid;
begin
  perform pg_temp.become('olga');
  insert into public.vehicles (company_id, name, assigned_to) values (company, 'Van 1', tom) returning id into van;
  insert into public.stock_locations (company_id, kind, name) values (company, 'warehouse', 'Main') returning id into warehouse;
  insert into public.stock_locations (company_id, kind, name, vehicle_id) values (company, 'truck', 'Van 1', van) returning id into truck;
  insert into public.stock_items (company_id, service_item_id, sku, name) values (company, 'f6000000-0000-4000-8000-000000000002', 'IGN-1', 'Igniter 120 V') returning id into igniter;
  insert into public.vendors (company_id, name) values (company, 'Supply House') returning id into vendor;
  insert into public.vendor_items (company_id, vendor_id, stock_item_id, unit_cost, is_preferred) values (company, vendor, igniter, 30, true);
  insert into public.stock_levels (company_id, stock_location_id, stock_item_id, min_quantity, max_quantity) values
    (company, warehouse, igniter, 5, 20), (company, truck, igniter, 2, 4);
  insert into public.approval_rules (company_id, subject, over_amount, approver_role) values (company, 'purchase_order', 500, 'accountant');

  perform pg_temp.become('dan');
  assert public.reorder(warehouse) = 1 and public.reorder(warehouse) = 0, 'what is on order is not ordered again';
  select id into purchase from public.purchase_orders where ship_to = warehouse;
  perform pg_temp.refused(format('update public.purchase_orders set status = ''sent'' where id = %L', purchase), 'over 500.00 a purchase order needs%');
  approval := public.request_approval('purchase_order', purchase);
  perform pg_temp.refused(format('select public.decide_approval(%L, true)', approval), 'there is no such request%');
  perform pg_temp.become('anna');
  perform public.decide_approval(approval, true, 'Fine');
  perform pg_temp.become('dan');
  update public.purchase_orders set status = 'sent' where id = purchase;
  assert (select (reference, subtotal) from public.purchase_orders where id = purchase) = row('PO-1001'::text, 600.00), 'numbered when it is sent';
  select id into line from public.purchase_order_lines where purchase_order_id = purchase;
  perform pg_temp.refused(format('update public.purchase_order_lines set quantity = 30 where id = %L', line), 'the purchase order is sent%');

  perform public.receive_goods(purchase, jsonb_build_array(jsonb_build_object('line_id', line, 'quantity', 8)), 'slip 1');
  assert (select status from public.purchase_orders where id = purchase) = 'partly_received', 'eight of twenty';
  perform pg_temp.refused(format('select public.receive_goods(%L, %L)', purchase, jsonb_build_array(jsonb_build_object('line_id', line, 'quantity', 13))), '%purchase_order_lines_not_received_twice%');
  perform pg_temp.become('anna');
  insert into public.vendor_bills (company_id, vendor_id, purchase_order_id, bill_number, amount, billed_on) values (company, vendor, purchase, 'B-1', 600, current_date) returning id into bill;
  perform pg_temp.refused(format('update public.vendor_bills set status = ''approved'' where id = %L', bill), 'goods for 240.00 came%');
  perform pg_temp.become('dan');
  perform public.receive_goods(purchase);
  assert (select status from public.purchase_orders where id = purchase) = 'received', 'all of it';
  perform pg_temp.become('anna');
  update public.vendor_bills set status = 'approved' where id = bill;
  perform pg_temp.become('dan');
  assert (select (on_hand) from public.stock_levels where stock_location_id = warehouse) = 20 and (select average_cost from public.stock_items where id = igniter) = 30, 'in stock, at what it cost';

  transfer := public.fill_up(truck, warehouse);
  update public.stock_transfers set status = 'shipped' where id = transfer;
  assert (select sum(on_hand) from public.stock_levels where stock_item_id = igniter) = 20, 'nothing is lost on the way';
  assert (select on_hand from public.stock_levels where stock_location_id = truck) = 0, 'nor there before it arrives';
  update public.stock_transfers set status = 'received' where id = transfer;
  assert (select on_hand from public.stock_levels where stock_location_id = truck) = 4, 'the truck is full';

  insert into public.jobs (company_id, customer_id, property_id, title, scheduled_start, scheduled_end, assigned_to)
  values (company, cora, home, 'Igniter', now() + interval '10 days', now() + interval '10 days 1 hour', tom) returning id into work;
  select id into visit from public.visits where job_id = work;
  perform pg_temp.become('tom');
  perform public.use_stock(visit, igniter, 3, truck);
  assert (select (unit_price, unit_cost, quantity) from public.job_line_items where job_id = work) = row(120.00, 30.00, 3.000), 'on the job, with price and cost';
  perform pg_temp.refused(format('select public.use_stock(%L, %L, 2, %L)', visit, igniter, truck), '%stock_levels_never_below_nothing%');
  perform pg_temp.refused('update public.stock_levels set on_hand = 99', 'permission denied%');
  perform pg_temp.refused('delete from public.stock_moves', 'permission denied%');

  perform pg_temp.become('dan');
  insert into public.stock_counts (company_id, stock_location_id) values (company, warehouse) returning id into counted;
  insert into public.stock_count_lines (company_id, count_id, stock_item_id, counted) values (company, counted, igniter, 14);
  update public.stock_counts set status = 'posted' where id = counted;
  assert (select on_hand from public.stock_levels where stock_location_id = warehouse) = 14, 'the books agree with what was counted';
  assert (select sum(case when to_id = warehouse then quantity else -quantity end) from public.stock_moves where warehouse in (from_id, to_id)) = 14, 'and the ledger with the books';
  perform pg_temp.step_back();
end $$;

-- Equipment --------------------------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  furnace uuid;
  cover uuid;
begin
  insert into public.equipment (company_id, customer_id, property_id, name, manufacturer, serial_number, installed_on)
  values (company, cora, home, 'Furnace', 'Acme', 'SN-1', '2024-10-01') returning id into furnace;
  insert into public.equipment_warranties (company_id, equipment_id, kind, provider, starts_on, ends_on) values (company, furnace, 'manufacturer', 'Acme', '2024-10-01', '2029-09-30') returning id into cover;
  perform pg_temp.refused(format('insert into public.equipment_warranties (company_id, equipment_id, kind, provider, starts_on, ends_on) values (%L, %L, ''manufacturer'', ''Acme'', ''2029-01-01'', ''2030-01-01'')', company, furnace), '%equipment_warranties_one_of_a_kind_at_a_time%');
  perform pg_temp.refused(format('insert into public.warranty_claims (company_id, warranty_id, failed_on, description, amount) values (%L, %L, ''2030-01-01'', ''x'', 10)', company, cover), 'the warranty holds from%');
  perform pg_temp.become('tom');
  insert into public.visit_equipment (company_id, visit_id, equipment_id, found) select company, id, furnace, 'degraded' from public.visits where status = 'scheduled' limit 1;
  perform pg_temp.step_back();
  assert (select status from public.equipment where id = furnace) = 'degraded', 'what is found on a visit is the state of the equipment';
end $$;

-- Pay and the books -------------------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  anna constant uuid := 'f2000000-0000-4000-8000-000000000004';
  period uuid;
  work uuid;
  bill uuid;
  payment uuid;
  loan uuid;
begin
  perform pg_temp.become('olga');
  insert into public.labor_rates (company_id, profile_id, valid_from, cost_per_hour) values (company, tom, '2020-01-01', 30);
  insert into public.commission_rules (company_id, rate, valid_from) values (company, 0.05, '2020-01-01');
  insert into public.commission_rules (company_id, profile_id, rate, valid_from) values (company, tom, 0.10, '2020-01-01');
  perform pg_temp.refused(format('insert into public.commission_rules (company_id, profile_id, rate, valid_from) values (%L, %L, 0.20, ''2021-01-01'')', company, tom), '%commission_rules_one_at_a_time%');
  insert into public.jobs (company_id, customer_id, property_id, title, assigned_to) values (company, cora, home, 'Big one', tom) returning id into work;
  insert into public.job_line_items (company_id, job_id, name, unit_price, is_taxable) values (company, work, 'All of it', 1000, false);
  update public.jobs set status = 'in_progress' where id = work;
  update public.jobs set status = 'completed' where id = work;
  perform pg_temp.refused(format('insert into public.job_splits (company_id, job_id, profile_id, share) values (%L, %L, %L, 0.7); set constraints all immediate', company, work, tom), 'the shares of a job add up to one%');
  insert into public.job_splits (company_id, job_id, profile_id, share) values (company, work, tom, 0.7), (company, work, 'f2000000-0000-4000-8000-000000000002', 0.3);
  set constraints all immediate;

  perform pg_temp.become('anna');
  bill := public.invoice_job(work);
  perform public.issue_invoice(bill);
  assert not exists (select from public.commissions where invoice_id = bill), 'not earned before it is paid';
  insert into public.financing_plans (company_id, provider, name, months, yearly_rate, min_amount)
  select company, 'Lender', '12 months', 12, 0.079, 500 where false;
  payment := public.record_payment(bill, 1000, 'cash');
  assert (select array_agg(amount order by amount) from public.commissions where invoice_id = bill) = '{15.00,70.00}', 'ten per cent of seven tenths, five of three';
  perform public.refund_payment(payment, 1, 'Rounding');
  assert (select bool_and(status = 'reversed') from public.commissions where invoice_id = bill), 'lost when the money goes back';
  perform public.record_payment(bill, 1, 'cash');
  assert (select bool_and(status = 'earned') from public.commissions where invoice_id = bill), 'and earned again';

  insert into public.time_entries (company_id, profile_id, started_at, ended_at, approved_by, approved_at)
  select company, tom, day + time '14:00', day + time '23:00', anna, now()
    from generate_series(date_trunc('week', current_date) - interval '7 days', date_trunc('week', current_date) - interval '3 days', '1 day') as day;
  insert into public.payroll_periods (company_id, starts_on, ends_on, pay_on)
  values (company, date_trunc('week', current_date)::date - 14, current_date + 1, current_date + 1) returning id into period;
  perform public.build_payroll(period);
  perform public.build_payroll(period);
  insert into public.pay_entries (company_id, period_id, profile_id, kind, rate, note) values (company, period, tom, 'bonus', 100, 'New year');
  perform public.build_payroll(period);
  assert (select array_agg(amount order by kind) from public.pay_entries where period_id = period and profile_id = tom) = '{1200.00,225.00,70.00,100.00}',
    'forty hours at 30, five at 45, the commission, and the bonus by hand once';
  perform pg_temp.become('tom');
  assert (select count(distinct profile_id) from public.pay_entries) = 1, 'everybody sees the own pay';
  perform pg_temp.become('anna');
  update public.payroll_periods set status = 'locked' where id = period;
  perform pg_temp.refused(format('update public.time_entries set approved_by = null, approved_at = null where profile_id = %L', tom), 'the pay period from%');
  perform pg_temp.refused(format('insert into public.pay_entries (company_id, period_id, profile_id, kind, rate, note) values (%L, %L, %L, ''bonus'', 1, ''x'')', company, period, tom), 'the pay period is locked');
  update public.payroll_periods set status = 'paid' where id = period;
  assert (select bool_and(status = 'paid') from public.commissions where invoice_id = bill), 'paid with the wages';

  insert into public.accounting_periods (company_id, starts_on, ends_on, status, closed_at) values (company, '2025-01-01', '2025-12-31', 'closed', now());
  insert into public.customer_credits (company_id, customer_id, kind, amount, reason) values (company, cora, 'goodwill', 5, 'Late');
  perform pg_temp.refused(format('insert into public.customer_credits (company_id, customer_id, kind, amount, reason, received_at) values (%L, %L, ''goodwill'', 5, ''Late'', ''2025-06-01'')', company, cora), 'the books are closed%');
  -- a month that is closed keeps what it says
  insert into public.invoices (company_id, customer_id, property_id, issued_on) values (company, cora, home, '2024-06-01') returning id into bill;
  insert into public.invoice_line_items (company_id, invoice_id, name, unit_price, is_taxable) values (company, bill, 'Old', 80, false);
  perform public.issue_invoice(bill);
  payment := public.record_payment(bill, 30, 'cheque', '9', '2024-06-02 12:00Z');
  insert into public.accounting_periods (company_id, starts_on, ends_on, status, closed_at) values (company, '2024-01-01', '2024-12-31', 'closed', now());
  perform pg_temp.refused(format('update public.payments set status = ''failed'' where id = %L', payment), 'the books are closed%');
  perform public.refund_payment(payment, 30, 'The bank sent it back');
  perform pg_temp.refused(format('select public.void_invoice(%L, ''Twice'')', bill), 'the books are closed%');
  perform public.credit_invoice(bill, 80, 'Twice');
  assert (select (status, balance) from public.invoices where id = bill) = row('paid'::public.invoice_status, 0.00), 'a credit note of today settles it';
  perform pg_temp.step_back();
  insert into public.vendors (id, company_id, name) values ('f9000000-0000-4000-8000-000000000009', company, 'Old Pipes');
  perform pg_temp.refused(format('insert into public.vendor_bills (company_id, vendor_id, bill_number, amount, billed_on) values (%L, ''f9000000-0000-4000-8000-000000000009'', ''1'', 10, ''2024-06-01'')', company), 'the books are closed%');
  perform pg_temp.step_back();
end $$;

-- Financing, proposals, reports -----------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  plan uuid;
  template uuid;
  tier uuid;
  quote uuid;
  bill uuid;
  loan uuid;
begin
  perform pg_temp.become('olga');
  insert into public.proposal_templates (company_id, name) values (company, 'Furnace') returning id into template;
  for place in 1..3 loop
    insert into public.proposal_tiers (company_id, template_id, position, name, is_recommended)
    values (company, template, place, (array['Good', 'Better', 'Best'])[place], place = 2) returning id into tier;
    insert into public.proposal_tier_items (company_id, tier_id, service_item_id, quantity) values (company, tier, 'f6000000-0000-4000-8000-000000000001', place);
  end loop;
  insert into public.quotes (company_id, customer_id, property_id, title) values (company, cora, home, 'Furnace') returning id into quote;
  assert public.propose(quote, template) = 3, 'good, better, best';
  assert (select subtotal from public.quotes where id = quote) = 378, 'the recommended one is in the total';

  insert into public.financing_plans (company_id, provider, name, months, yearly_rate, min_amount) values (company, 'Lender', '12 months', 12, 0.079, 500) returning id into plan;
  insert into public.invoices (company_id, customer_id, property_id) values (company, cora, home) returning id into bill;
  insert into public.invoice_line_items (company_id, invoice_id, name, unit_price, is_taxable) values (company, bill, 'Furnace', 2000, false);
  perform public.issue_invoice(bill);
  perform pg_temp.refused(format('insert into public.financing_applications (company_id, customer_id, plan_id, invoice_id, amount) values (%L, %L, %L, %L, 100)', company, cora, plan, bill), 'Lender lends from 500.00%');
  insert into public.financing_applications (company_id, customer_id, plan_id, invoice_id, amount) values (company, cora, plan, bill, 2000) returning id into loan;
  update public.financing_applications set status = 'approved', approved_amount = 2000 where id = loan;
  perform public.fund_financing(loan, 'L-77');
  assert (select status from public.invoices where id = bill) = 'paid', 'the lender pays';
  perform pg_temp.step_back();
  perform public.refresh_reports();
  perform pg_temp.become('olga');
  assert (select revenue from public.report_job_profitability() where title = 'Big one') = 1000, 'what a job brought';
  assert (select sum(revenue) from public.report_revenue_by_month() where month = date_trunc('month', current_date)) >= 3000, 'a month''s revenue';
  assert (select total from public.report_receivables_ageing()) > 0, 'what is owed';
  assert exists (select from public.report_technician_productivity() where technician = 'Tom Tech' and visits >= 1), 'what a technician did';
  perform pg_temp.refused('select * from private.revenue_by_month', 'permission denied%');
  perform pg_temp.become('eve');
  assert not exists (select from public.report_job_profitability()) and not exists (select from public.report_revenue_by_month())
     and not exists (select from public.report_receivables_ageing()) and not exists (select from public.report_technician_productivity()), 'nothing of another company';
  perform pg_temp.step_back();
end $$;

do $$ begin raise notice 'phase 2: as it should be'; end $$;
rollback;
