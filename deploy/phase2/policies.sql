-- Row level security of phase 2: on for every table, one policy per table and action, as in phase 1. Look-ups stand in `= any (array(…))`
-- so that an index can serve them.
--
--                            owner  admin  dispatcher  technician           accountant  customer (portal)
--   branches, units, plans   write  write  read        read                 read        -
--   rota, capacity, calls    write  write  write       rota: read           read        -
--   campaigns and cost       write  write  read        -                    read        -
--   equipment, warranties    write  write  write       of own jobs: write   read        own: read
--   memberships, agreements  write  write  write       -                    read        own: read
--   what is owed, billed     write  write  write       -                    write       -
--   stock                    write  write  write       read, use            read        -
--   vendors, orders          write  write  write       -                    write       -
--   pricebook                write  write  read        read                 read        -
--   pay                      write  write  -           own: read            write       -
--   approvals                ask    ask    ask         ask                  ask         -      decided by decide_approval() alone
--   books                    close  close  read        -                    close       -
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

alter table public.locations enable row level security;
alter table public.business_units enable row level security;
alter table public.job_types enable row level security;
alter table public.teams enable row level security;
alter table public.team_members enable row level security;
alter table public.service_zones enable row level security;
alter table public.accounting_periods enable row level security;
alter table public.shifts enable row level security;
alter table public.capacity_slots enable row level security;
alter table public.capacity_bookings enable row level security;
alter table public.campaigns enable row level security;
alter table public.campaign_costs enable row level security;
alter table public.campaign_touches enable row level security;
alter table public.calls enable row level security;
alter table public.equipment_types enable row level security;
alter table public.equipment enable row level security;
alter table public.equipment_warranties enable row level security;
alter table public.warranty_claims enable row level security;
alter table public.visit_equipment enable row level security;
alter table public.membership_plans enable row level security;
alter table public.membership_plan_visits enable row level security;
alter table public.memberships enable row level security;
alter table public.service_agreements enable row level security;
alter table public.agreement_services enable row level security;
alter table public.agreement_equipment enable row level security;
alter table public.billing_periods enable row level security;
alter table public.maintenance_due enable row level security;
alter table public.vehicles enable row level security;
alter table public.stock_locations enable row level security;
alter table public.stock_items enable row level security;
alter table public.stock_levels enable row level security;
alter table public.stock_moves enable row level security;
alter table public.stock_transfers enable row level security;
alter table public.stock_transfer_lines enable row level security;
alter table public.stock_counts enable row level security;
alter table public.stock_count_lines enable row level security;
alter table public.vendors enable row level security;
alter table public.vendor_items enable row level security;
alter table public.purchase_orders enable row level security;
alter table public.purchase_order_lines enable row level security;
alter table public.goods_receipts enable row level security;
alter table public.goods_receipt_lines enable row level security;
alter table public.vendor_bills enable row level security;
alter table public.service_item_materials enable row level security;
alter table public.markup_rules enable row level security;
alter table public.proposal_templates enable row level security;
alter table public.proposal_tiers enable row level security;
alter table public.proposal_tier_items enable row level security;
alter table public.commission_rules enable row level security;
alter table public.job_splits enable row level security;
alter table public.commissions enable row level security;
alter table public.payroll_periods enable row level security;
alter table public.pay_entries enable row level security;
alter table public.approval_rules enable row level security;
alter table public.approvals enable row level security;
alter table public.financing_plans enable row level security;
alter table public.financing_applications enable row level security;
alter table public.report_refreshes enable row level security;

-- The company, divided
create policy "Members read branches" on public.locations
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add branches" on public.locations
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change branches" on public.locations
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove branches" on public.locations
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read business units" on public.business_units
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add business units" on public.business_units
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change business units" on public.business_units
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove business units" on public.business_units
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read job types" on public.job_types
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add job types" on public.job_types
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change job types" on public.job_types
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove job types" on public.job_types
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read zones" on public.service_zones
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add zones" on public.service_zones
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change zones" on public.service_zones
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove zones" on public.service_zones
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read teams" on public.teams
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds teams" on public.teams
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes teams" on public.teams
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes teams" on public.teams
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read who is in a team" on public.team_members
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds who is in a team" on public.team_members
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes who is in a team" on public.team_members
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes who is in a team" on public.team_members
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads periods of the books" on public.accounting_periods
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Accounting adds periods of the books" on public.accounting_periods
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes periods of the books" on public.accounting_periods
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- Dispatch, and where work comes from
create policy "Members read the rota" on public.shifts
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds the rota" on public.shifts
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes the rota" on public.shifts
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes the rota" on public.shifts
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads capacity" on public.capacity_slots
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds capacity" on public.capacity_slots
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes capacity" on public.capacity_slots
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes capacity" on public.capacity_slots
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads promises" on public.capacity_bookings
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds promises" on public.capacity_bookings
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes promises" on public.capacity_bookings
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes promises" on public.capacity_bookings
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads campaigns" on public.campaigns
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add campaigns" on public.campaigns
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change campaigns" on public.campaigns
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove campaigns" on public.campaigns
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads costs of campaigns" on public.campaign_costs
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add costs of campaigns" on public.campaign_costs
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change costs of campaigns" on public.campaign_costs
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove costs of campaigns" on public.campaign_costs
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads what brought customers" on public.campaign_touches
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what brought customers" on public.campaign_touches
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads calls" on public.calls
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds calls" on public.calls
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes calls" on public.calls
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Equipment
create policy "Members read kinds of equipment" on public.equipment_types
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds kinds of equipment" on public.equipment_types
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes kinds of equipment" on public.equipment_types
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes kinds of equipment" on public.equipment_types
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Equipment is read by office, technicians there, its customer" on public.equipment
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs()))))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "The office adds equipment, technicians on their jobs" on public.equipment
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office changes equipment, technicians on their jobs" on public.equipment
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office removes equipment that was never worked on" on public.equipment
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read warranties" on public.equipment_warranties
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds warranties" on public.equipment_warranties
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes warranties" on public.equipment_warranties
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes warranties" on public.equipment_warranties
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads claims" on public.warranty_claims
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds claims" on public.warranty_claims
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes claims" on public.warranty_claims
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads work on equipment, technicians their own" on public.visit_equipment
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office adds work on equipment, technicians their own" on public.visit_equipment
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office changes work on equipment, technicians their own" on public.visit_equipment
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office removes work on equipment" on public.visit_equipment
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Memberships and agreements
create policy "Members read plans" on public.membership_plans
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add plans" on public.membership_plans
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change plans" on public.membership_plans
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove plans" on public.membership_plans
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read what plans promise" on public.membership_plan_visits
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add what plans promise" on public.membership_plan_visits
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change what plans promise" on public.membership_plan_visits
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove what plans promise" on public.membership_plan_visits
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office and the customer read memberships" on public.memberships
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "The office adds memberships" on public.memberships
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes memberships" on public.memberships
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office and the customer read agreements" on public.service_agreements
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or status not in ('draft', 'declined') and company_id = any (array(select private.my_providers()))
       and customer_id = any (array(select private.my_customers())));
create policy "The office adds agreements" on public.service_agreements
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes agreements" on public.service_agreements
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes agreements" on public.service_agreements
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads what agreements promise" on public.agreement_services
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what agreements promise" on public.agreement_services
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes what agreements promise" on public.agreement_services
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes what agreements promise" on public.agreement_services
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads what agreements cover" on public.agreement_equipment
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what agreements cover" on public.agreement_equipment
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes what agreements cover" on public.agreement_equipment
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes what agreements cover" on public.agreement_equipment
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads what was billed when" on public.billing_periods
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Accounting adds what was billed when" on public.billing_periods
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "The office reads what is owed" on public.maintenance_due
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what is owed" on public.maintenance_due
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes what is owed" on public.maintenance_due
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Stock and buying
create policy "Members read vehicles" on public.vehicles
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds vehicles" on public.vehicles
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes vehicles" on public.vehicles
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes vehicles" on public.vehicles
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read places of stock" on public.stock_locations
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds places of stock" on public.stock_locations
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes places of stock" on public.stock_locations
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes places of stock" on public.stock_locations
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read stock items" on public.stock_items
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds stock items" on public.stock_items
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes stock items" on public.stock_items
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes stock items" on public.stock_items
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Members read how much there is" on public.stock_levels
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds how much there is" on public.stock_levels
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes how much there is" on public.stock_levels
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read what was moved" on public.stock_moves
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office moves stock, technicians use it on their visits" on public.stock_moves
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or kind in ('issue', 'return') and company_id = any (array(select private.my_companies()))
       and visit_id = any (array(select private.my_visits())));
create policy "Members read transfers" on public.stock_transfers
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds transfers" on public.stock_transfers
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes transfers" on public.stock_transfers
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read what is transferred" on public.stock_transfer_lines
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds what is transferred" on public.stock_transfer_lines
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes what is transferred" on public.stock_transfer_lines
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes what is transferred" on public.stock_transfer_lines
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read counts" on public.stock_counts
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds counts" on public.stock_counts
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes counts" on public.stock_counts
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read what was counted" on public.stock_count_lines
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds what was counted" on public.stock_count_lines
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes what was counted" on public.stock_count_lines
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes what was counted" on public.stock_count_lines
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads vendors" on public.vendors
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds vendors" on public.vendors
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes vendors" on public.vendors
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes vendors" on public.vendors
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads what vendors sell" on public.vendor_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what vendors sell" on public.vendor_items
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes what vendors sell" on public.vendor_items
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes what vendors sell" on public.vendor_items
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads purchase orders" on public.purchase_orders
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds purchase orders" on public.purchase_orders
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes purchase orders" on public.purchase_orders
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes purchase orders" on public.purchase_orders
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads what is ordered" on public.purchase_order_lines
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what is ordered" on public.purchase_order_lines
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes what is ordered" on public.purchase_order_lines
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes what is ordered" on public.purchase_order_lines
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads deliveries" on public.goods_receipts
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds deliveries" on public.goods_receipts
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads what was delivered" on public.goods_receipt_lines
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds what was delivered" on public.goods_receipt_lines
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Accounting reads bills of vendors" on public.vendor_bills
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting adds bills of vendors" on public.vendor_bills
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes bills of vendors" on public.vendor_bills
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- Pricebook
create policy "Members read what services use up" on public.service_item_materials
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add what services use up" on public.service_item_materials
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change what services use up" on public.service_item_materials
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove what services use up" on public.service_item_materials
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads markups" on public.markup_rules
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add markups" on public.markup_rules
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change markups" on public.markup_rules
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove markups" on public.markup_rules
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read proposals" on public.proposal_templates
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add proposals" on public.proposal_templates
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change proposals" on public.proposal_templates
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove proposals" on public.proposal_templates
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read tiers of proposals" on public.proposal_tiers
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add tiers of proposals" on public.proposal_tiers
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change tiers of proposals" on public.proposal_tiers
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove tiers of proposals" on public.proposal_tiers
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read what is in a tier" on public.proposal_tier_items
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add what is in a tier" on public.proposal_tier_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change what is in a tier" on public.proposal_tier_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove what is in a tier" on public.proposal_tier_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));

-- Pay
create policy "Accounting reads rules of commissions" on public.commission_rules
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Owners and admins add rules of commissions" on public.commission_rules
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change rules of commissions" on public.commission_rules
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove rules of commissions" on public.commission_rules
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office and who shares read shares" on public.job_splits
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office adds shares" on public.job_splits
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes shares" on public.job_splits
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes shares" on public.job_splits
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Accounting and who earned them read commissions" on public.commissions
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "Accounting changes commissions" on public.commissions
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Members read pay periods" on public.payroll_periods
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Accounting adds pay periods" on public.payroll_periods
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes pay periods" on public.payroll_periods
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting removes pay periods" on public.payroll_periods
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting and who is paid read pay" on public.pay_entries
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "Accounting adds pay" on public.pay_entries
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes pay" on public.pay_entries
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting removes pay" on public.pay_entries
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- Approvals, financing, reports
create policy "The office reads what needs approval" on public.approval_rules
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add what needs approval" on public.approval_rules
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change what needs approval" on public.approval_rules
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove what needs approval" on public.approval_rules
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads approvals, members their own" on public.approvals
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and requested_by = any (array(select private.my_profiles())));
create policy "Members ask for approval" on public.approvals
  for insert to authenticated with check (
    status = 'pending' and company_id = any (array(select private.my_companies())) and requested_by = any (array(select private.my_profiles())));
create policy "Members read financing plans" on public.financing_plans
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add financing plans" on public.financing_plans
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change financing plans" on public.financing_plans
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove financing plans" on public.financing_plans
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads financing" on public.financing_applications
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds financing" on public.financing_applications
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes financing" on public.financing_applications
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Everybody signed in sees how old a report is" on public.report_refreshes
  for select to authenticated using (true);
