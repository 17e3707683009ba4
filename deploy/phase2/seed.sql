-- Brightwater grows: two branches, a van with stock, members, a campaign. Runs only with --seed, after phase 1's seed, never on a protected
-- target. As there, documents are earned by the functions the app calls, and running it again changes nothing.

insert into public.locations (id, company_id, code, name, phone, street, city, region, postal_code) values
  ('ab000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'DEN', 'Denver', '+1 303 555 0140', '2100 Platte Street', 'Denver', 'CO', '80202'),
  ('ab000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'BLD', 'Boulder', '+1 303 555 0149', '55 Pearl Street', 'Boulder', 'CO', '80302'),
  ('bb000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'TOR', 'Toronto', '+1 416 555 0177', '12 Gerrard Street', 'Toronto', 'ON', 'M5B 1G3')
on conflict do nothing;
insert into public.business_units (id, company_id, location_id, name, ledger_code) values
  ('ab100000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'Plumbing service', '4100'),
  ('ab100000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'Installations', '4200'),
  ('bb100000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'bb000000-0000-4000-8000-000000000001', 'Electrical', '4000')
on conflict do nothing;
insert into public.job_types (id, company_id, business_unit_id, checklist_template_id, name, duration_minutes, priority) values
  ('ab200000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab100000-0000-4000-8000-000000000001', null, 'Blocked drain', 90, 'high'),
  ('ab200000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab100000-0000-4000-8000-000000000002', 'a9d00000-0000-4000-8000-000000000001', 'Water heater', 300, 'normal')
on conflict do nothing;
insert into public.teams (id, company_id, location_id, name) values
  ('ab300000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'Heaters')
on conflict do nothing;
insert into public.team_members (company_id, team_id, profile_id, is_lead) values
  ('a1000000-0000-4000-8000-000000000001', 'ab300000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000003', true),
  ('a1000000-0000-4000-8000-000000000001', 'ab300000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000005', false)
on conflict do nothing;
insert into public.service_zones (id, company_id, location_id, name, postal_codes, trip_fee) values
  ('ab400000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'Denver and Golden', '{80202,80211,80401}', 0),
  ('ab400000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000002', 'Boulder', '{80301,80302,80304}', 25.00)
on conflict do nothing;
-- the properties were there before the zones
update public.properties as property set service_zone_id = zone.id
  from public.service_zones as zone
 where zone.company_id = property.company_id and zone.postal_codes @> array[property.postal_code] and property.service_zone_id is null;

-- The rota of this week and the next, and what can be promised from it tomorrow.
insert into public.shifts (company_id, profile_id, team_id, starts_at, ends_at)
select 'a1000000-0000-4000-8000-000000000001',
       ('a2000000-0000-4000-8000-00000000000' || member)::uuid, 'ab300000-0000-4000-8000-000000000001',
       (day::date + time '08:00') at time zone 'America/Denver', (day::date + time '16:30') at time zone 'America/Denver'
  from generate_series(date_trunc('week', current_date), date_trunc('week', current_date) + interval '11 days', interval '1 day') as day,
       unnest(array[3, 5]) as member
 where extract(isodow from day) <= 5
   and not exists (select from public.shifts where company_id = 'a1000000-0000-4000-8000-000000000001');
select public.open_capacity('ab100000-0000-4000-8000-000000000001', current_date + 1)
 where not exists (select from public.capacity_slots where business_unit_id = 'ab100000-0000-4000-8000-000000000001');

-- A campaign, and a call it brought that came to nothing.
insert into public.campaigns (id, company_id, name, channel, tracking_phone, starts_on) values
  ('ab600000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Winter heaters', 'mail', '+1 303 555 0190', current_date - 40)
on conflict do nothing;
insert into public.campaign_costs (id, company_id, campaign_id, month, amount) values
  ('ab610000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab600000-0000-4000-8000-000000000001', date_trunc('month', current_date)::date, 480.00)
on conflict do nothing;
insert into public.calls (id, company_id, from_number, to_number, started_at, ended_at, answered_by, outcome, reason)
select 'ab700000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', '+1 303 555 0199', '+1 303 555 0190', now() - interval '3 hours',
       now() - interval '176 minutes', 'a2000000-0000-4000-8000-000000000002', 'unbooked', 'Wanted somebody today'
 where not exists (select from public.calls where id = 'ab700000-0000-4000-8000-000000000001');

-- Joan's heater, which we put in, and the plan she joined.
insert into public.equipment_types (id, company_id, name, service_months, expected_life_years) values
  ('ab800000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Water heater', 12, 12),
  ('bb800000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'Panel', null, 40)
on conflict do nothing;
insert into public.equipment (id, company_id, customer_id, property_id, type_id, job_id, name, manufacturer, model, serial_number, installed_on, place)
select 'ab810000-0000-4000-8000-000000000001', job.company_id, job.customer_id, job.property_id, 'ab800000-0000-4000-8000-000000000001', job.id,
       'Water heater, 50 gal', 'Halden', 'HG-50', 'HG50-2291844', current_date - 21, 'Utility room'
  from public.jobs as job where job.quote_id = 'a5000000-0000-4000-8000-000000000001'
on conflict do nothing;
insert into public.equipment (id, company_id, customer_id, property_id, type_id, name, manufacturer, serial_number, installed_on, place) values
  ('bb810000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', 'b4000000-0000-4000-8000-000000000001',
   'bb800000-0000-4000-8000-000000000001', 'Main panel, 100 A', 'Norlux', 'NX-77120', '1991-06-01', 'Basement')
on conflict do nothing;
insert into public.equipment_warranties (id, company_id, equipment_id, kind, provider, reference, starts_on, ends_on) values
  ('ab820000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab810000-0000-4000-8000-000000000001', 'manufacturer', 'Halden', 'HW-2291844', current_date - 21, current_date - 21 + 2190),
  ('ab820000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab810000-0000-4000-8000-000000000001', 'labor', 'Brightwater', null, current_date - 21, current_date - 21 + 365)
on conflict do nothing;
insert into public.membership_plans (id, company_id, name, description, price, billing_frequency, discount_rate) values
  ('ab900000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Warm water', 'A flush a year and ten per cent off.', 149.00, 'annual', 0.10)
on conflict do nothing;
insert into public.membership_plan_visits (id, company_id, plan_id, service_item_id, every_months) values
  ('ab910000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab900000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000002', 12)
on conflict do nothing;
-- the first year was paid with the heater
insert into public.memberships (id, company_id, customer_id, property_id, plan_id, starts_on, next_bill_on, sold_by)
select 'ab920000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000001',
       'ab900000-0000-4000-8000-000000000001', current_date - 21, current_date + 344, 'a2000000-0000-4000-8000-000000000003'
 where not exists (select from public.memberships where id = 'ab920000-0000-4000-8000-000000000001');
select public.plan_maintenance(current_date + 330) where not exists (select from public.maintenance_due);

-- A warehouse, a van, and what is in them. Stock comes by a purchase order, as it does in life.
insert into public.vehicles (id, company_id, location_id, assigned_to, name, plate, model_year) values
  ('aba00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000003', 'Van 1', 'BWP-201', 2022)
on conflict do nothing;
insert into public.stock_locations (id, company_id, location_id, vehicle_id, kind, name) values
  ('aba10000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', null, 'warehouse', 'Platte Street'),
  ('aba10000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab000000-0000-4000-8000-000000000001', 'aba00000-0000-4000-8000-000000000001', 'truck', 'Van 1')
on conflict do nothing;
insert into public.stock_items (id, company_id, service_item_id, sku, name, unit) values
  ('aba20000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000001', 'HG-50', 'Water heater, gas, 50 gal', 'each'),
  ('aba20000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', null, 'CU-34', 'Copper pipe, 3/4 in', 'foot'),
  ('aba20000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', null, 'TPR-34', 'Relief valve, 3/4 in', 'each')
on conflict do nothing;
insert into public.service_item_materials (company_id, service_item_id, stock_item_id, quantity) values
  ('a1000000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000002', 6),
  ('a1000000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000003', 1)
on conflict do nothing;
insert into public.markup_rules (id, company_id, cost_from, cost_to, factor) values
  ('aba30000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 0, 20, 2.500),
  ('aba30000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 20, 200, 1.800),
  ('aba30000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 200, null, 1.400)
on conflict do nothing;
insert into public.vendors (id, company_id, name, email, payment_terms, account_number) values
  ('aba40000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Front Range Supply', 'orders@frontrange.example', 'net_30', 'BW-4471')
on conflict do nothing;
insert into public.vendor_items (id, company_id, vendor_id, stock_item_id, vendor_sku, unit_cost, lead_days, is_preferred) values
  ('aba50000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'aba40000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000001', 'HAL-HG50', 712.40, 2, true),
  ('aba50000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'aba40000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000002', 'CU075', 3.15, 1, true),
  ('aba50000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'aba40000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000003', 'TPR075', 18.60, 1, true)
on conflict do nothing;
insert into public.stock_levels (company_id, stock_location_id, stock_item_id, min_quantity, max_quantity) values
  ('a1000000-0000-4000-8000-000000000001', 'aba10000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000001', 2, 4),
  ('a1000000-0000-4000-8000-000000000001', 'aba10000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000002', 100, 300),
  ('a1000000-0000-4000-8000-000000000001', 'aba10000-0000-4000-8000-000000000001', 'aba20000-0000-4000-8000-000000000003', 5, 20),
  ('a1000000-0000-4000-8000-000000000001', 'aba10000-0000-4000-8000-000000000002', 'aba20000-0000-4000-8000-000000000002', 20, 60),
  ('a1000000-0000-4000-8000-000000000001', 'aba10000-0000-4000-8000-000000000002', 'aba20000-0000-4000-8000-000000000003', 2, 4)
on conflict do nothing;
select public.reorder('aba10000-0000-4000-8000-000000000001')
 where not exists (select from public.purchase_orders where company_id = 'a1000000-0000-4000-8000-000000000001');
update public.purchase_orders set status = 'sent', required_on = current_date + 2
 where company_id = 'a1000000-0000-4000-8000-000000000001' and status = 'draft' and number is null;
select public.receive_goods(id, null, 'FR-88213') from public.purchase_orders
 where company_id = 'a1000000-0000-4000-8000-000000000001' and status = 'sent';
select public.fill_up('aba10000-0000-4000-8000-000000000002', 'aba10000-0000-4000-8000-000000000001')
 where not exists (select from public.stock_transfers where company_id = 'a1000000-0000-4000-8000-000000000001');
update public.stock_transfers set status = 'shipped'
 where company_id = 'a1000000-0000-4000-8000-000000000001' and status = 'requested';

-- Good, better, best; who gets what; who has to say yes; who lends.
insert into public.proposal_templates (id, company_id, name) values
  ('aba60000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'No hot water')
on conflict do nothing;
insert into public.proposal_tiers (id, company_id, template_id, position, name, description, is_recommended) values
  ('aba70000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'aba60000-0000-4000-8000-000000000001', 1, 'Repair', 'Gets it going again.', false),
  ('aba70000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'aba60000-0000-4000-8000-000000000001', 2, 'Replace', 'A new heater with six years of warranty.', true)
on conflict do nothing;
insert into public.proposal_tier_items (id, company_id, tier_id, service_item_id, position, quantity) values
  ('aba80000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'aba70000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000004', 1, 2),
  ('aba80000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'aba70000-0000-4000-8000-000000000002', 'a9400000-0000-4000-8000-000000000001', 1, 1),
  ('aba80000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'aba70000-0000-4000-8000-000000000002', 'a9400000-0000-4000-8000-000000000004', 2, 4.5)
on conflict do nothing;
insert into public.commission_rules (id, company_id, business_unit_id, rate, valid_from) values
  ('aba90000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', null, 0.02000, '2026-01-01'),
  ('aba90000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'ab100000-0000-4000-8000-000000000002', 0.04000, '2026-01-01')
on conflict do nothing;
insert into public.approval_rules (id, company_id, subject, over_amount, approver_role) values
  ('abb00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'purchase_order', 5000.00, 'owner'),
  ('abb00000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'quote', 10000.00, 'admin')
on conflict do nothing;
insert into public.financing_plans (id, company_id, provider, name, months, yearly_rate, dealer_fee, min_amount, max_amount) values
  ('abb10000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Summit Lending', '24 months', 24, 0.07990, 0.03500, 1000.00, 25000.00)
on conflict do nothing;
insert into public.payroll_periods (id, company_id, starts_on, ends_on, pay_on) values
  ('abb20000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', date_trunc('week', current_date)::date - 7, date_trunc('week', current_date)::date + 6,
   date_trunc('week', current_date)::date + 11)
on conflict do nothing;

select public.refresh_reports();
