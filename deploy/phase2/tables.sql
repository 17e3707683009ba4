-- Enterprise operations: a contractor with branches, trucks, stock, contracts and a payroll.
--
--   companies ── locations ── business units ── job types            the company, divided
--       ├─ campaigns ── calls ── jobs                                 where work comes from
--       ├─ properties ── equipment ── warranties ── claims            what is looked after
--       ├─ plans ── memberships ─┐
--       │   service agreements ──┴─ billing periods, maintenance due  what was promised, and is billed again and again
--       ├─ vendors ── purchase orders ── receipts ── bills            what is bought
--       ├─ stock locations ── levels ── moves                         where it lies, and how it came there
--       └─ pay periods ── pay entries, commissions                    what the people earn
--
-- The rules of phase 1 hold: company_id on every row, references that carry it, money beside a currency, timestamptz. Columns that this
-- phase adds to tables of phase 1 are in columns.sql.
--
-- Counts, days and minutes, no keys; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, require-lock-timeout, require-statement-timeout

-- The company, divided -------------------------------------------------------------------------------------------------------

create table if not exists public.locations (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  code        text not null,
  name        text not null,
  phone       text,
  street      text,
  city        text,
  region      text,
  postal_code text,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.locations is 'Branches and yards of a company. People, jobs and revenue belong to one.';

create table if not exists public.business_units (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  location_id uuid,
  name        text not null,
  ledger_code text,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.business_units is 'Lines of business with a result of their own: plumbing service, installations.';
comment on column public.business_units.ledger_code is 'What the bookkeeping knows it by.';

create table if not exists public.job_types (
  id                    uuid primary key default gen_random_uuid(),
  company_id            uuid not null,
  business_unit_id      uuid,
  checklist_template_id uuid,
  name                  text not null,
  duration_minutes      integer not null default 60,
  priority              public.job_priority not null default 'normal',
  is_archived           boolean not null default false,
  created_at            timestamptz not null default now()
);
comment on table public.job_types is 'Kinds of work, with what a new job of the kind begins with.';

create table if not exists public.teams (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  location_id uuid,
  name        text not null,
  created_at  timestamptz not null default now()
);
comment on table public.teams is 'Crews that go out together.';

create table if not exists public.team_members (
  company_id uuid not null,
  team_id    uuid not null,
  profile_id uuid not null,
  is_lead    boolean not null default false,
  primary key (company_id, team_id, profile_id)
);
comment on table public.team_members is 'Who is in which crew.';

create table if not exists public.service_zones (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  location_id  uuid,
  name         text not null,
  postal_codes text[] not null default '{}',
  trip_fee     numeric(12,2) not null default 0,
  created_at   timestamptz not null default now()
);
comment on table public.service_zones is 'Where a branch works, by postal code. A property takes its zone from its own.';

create table if not exists public.accounting_periods (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  starts_on  date not null,
  ends_on    date not null,
  status     public.period_status not null default 'open',
  closed_by  uuid,
  closed_at  timestamptz
);
comment on table public.accounting_periods is 'Months of the books. Nothing is dated into a closed one.';

-- Dispatch and capacity ----------------------------------------------------------------------------------------------------------

create table if not exists public.shifts (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  profile_id uuid not null,
  team_id    uuid,
  kind       public.shift_kind not null default 'regular',
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  note       text
);
comment on table public.shifts is 'The rota: who works, or can be called, when. May cross midnight.';

create table if not exists public.capacity_slots (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  business_unit_id uuid not null,
  starts_at        timestamptz not null,
  ends_at          timestamptz not null,
  total_minutes    integer not null,
  booked_minutes   integer not null default 0
);
comment on table public.capacity_slots is
  'How much work a business unit can promise in a window. open_capacity() makes them from the rota.';
comment on column public.capacity_slots.booked_minutes is 'Sum of the bookings, kept by a trigger. Never more than there is.';

create table if not exists public.capacity_bookings (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  slot_id    uuid not null,
  visit_id   uuid not null,
  minutes    integer not null,
  created_at timestamptz not null default now()
);
comment on table public.capacity_bookings is 'A visit was promised in a window.';

-- Where work comes from ---------------------------------------------------------------------------------------------------------

create table if not exists public.campaigns (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  name           text not null,
  channel        public.campaign_channel not null,
  tracking_phone text,
  starts_on      date not null,
  ends_on        date,
  created_at     timestamptz not null default now()
);
comment on table public.campaigns is 'Something that is to bring customers. A call to its number is its doing.';

create table if not exists public.campaign_costs (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  campaign_id uuid not null,
  month       date not null,
  amount      numeric(12,2) not null
);
comment on table public.campaign_costs is 'What a campaign cost in a month, in the company''s currency.';
comment on column public.campaign_costs.month is 'The first of it.';

create table if not exists public.campaign_touches (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  campaign_id uuid not null,
  customer_id uuid not null,
  source      text not null,
  touched_at  timestamptz not null default now()
);
comment on table public.campaign_touches is
  'A customer met a campaign. The first one is what brought them, the last before a job what sold it.';

create table if not exists public.calls (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  direction      public.call_direction not null default 'inbound',
  from_number    text not null,
  to_number      text not null,
  started_at     timestamptz not null default now(),
  ended_at       timestamptz,
  customer_id    uuid,
  campaign_id    uuid,
  answered_by    uuid,
  job_id         uuid,
  outcome        public.call_outcome,
  reason         text,
  recording_path text
);
comment on table public.calls is 'Telephone calls. book_call() makes a job of one.';
comment on column public.calls.outcome is 'Null: still talking, or nobody has said.';

-- Equipment ------------------------------------------------------------------------------------------------------------------------

create table if not exists public.equipment_types (
  id                   uuid primary key default gen_random_uuid(),
  company_id           uuid not null,
  name                 text not null,
  service_months       integer,
  expected_life_years  integer
);
comment on table public.equipment_types is 'Kinds of equipment, with how often it wants service and how long it usually lasts.';

create table if not exists public.equipment (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  customer_id   uuid not null,
  property_id   uuid not null,
  type_id       uuid,
  parent_id     uuid,
  job_id        uuid,
  status        public.equipment_status not null default 'operational',
  name          text not null,
  manufacturer  text,
  model         text,
  serial_number text,
  installed_on  date,
  retired_on    date,
  place         text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.equipment is 'What stands at a customer''s property and is looked after. A part names what it is a part of.';
comment on column public.equipment.job_id is 'The job that installed it, where it was ours.';
comment on column public.equipment.place is 'Where in the building.';

create table if not exists public.equipment_warranties (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  equipment_id uuid not null,
  kind         public.warranty_kind not null,
  provider     text not null,
  reference    text,
  starts_on    date not null,
  ends_on      date not null,
  terms        text
);
comment on table public.equipment_warranties is 'Who pays when it breaks, from when to when. Of one kind there is one at a time.';

create table if not exists public.warranty_claims (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  warranty_id   uuid not null,
  job_id        uuid,
  status        public.claim_status not null default 'draft',
  failed_on     date not null,
  description   text not null,
  amount        numeric(12,2) not null,
  paid_amount   numeric(12,2),
  submitted_at  timestamptz,
  decided_at    timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.warranty_claims is 'What we ask of whoever gave the warranty. It must have held on the day of the failure.';

create table if not exists public.visit_equipment (
  company_id   uuid not null,
  visit_id     uuid not null,
  equipment_id uuid not null,
  work_done    text,
  found        public.equipment_status,
  primary key (company_id, visit_id, equipment_id)
);
comment on table public.visit_equipment is 'What was worked on during a visit: the service history of the equipment.';
comment on column public.visit_equipment.found is 'The state it was left in; the equipment takes it over.';

-- Memberships and agreements ---------------------------------------------------------------------------------------------------------

create table if not exists public.membership_plans (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  name              text not null,
  description       text,
  price             numeric(12,2) not null,
  billing_frequency public.billing_frequency not null,
  term_months       integer not null default 12,
  discount_rate     numeric(6,5) not null default 0,
  is_archived       boolean not null default false,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.membership_plans is 'What can be joined: a price a period, visits a year, a discount on the rest.';
comment on column public.membership_plans.price is 'For one billing period, in the company''s currency.';
comment on column public.membership_plans.discount_rate is 'Off every quote for a member. A fraction: 0.10 is 10 %.';

create table if not exists public.membership_plan_visits (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  plan_id         uuid not null,
  service_item_id uuid not null,
  every_months    integer not null
);
comment on table public.membership_plan_visits is 'The maintenance a plan promises: this service, every so many months.';

create table if not exists public.memberships (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  customer_id       uuid not null,
  property_id       uuid not null,
  plan_id           uuid not null,
  status            public.membership_status not null default 'active',
  starts_on         date not null,
  ends_on           date not null,
  renews            boolean not null default true,
  price             numeric(12,2) not null,
  currency          text not null,
  billing_frequency public.billing_frequency not null,
  next_bill_on      date,
  sold_by           uuid,
  cancelled_reason  text,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.memberships is 'A customer''s plan for a property. Price and rhythm are those it was sold at.';
comment on column public.memberships.next_bill_on is 'Null: everything is billed. Moved on by bill_recurring().';

create table if not exists public.service_agreements (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  customer_id       uuid not null,
  number            bigint,
  reference         text generated always as ('A-' || number::text) stored,
  status            public.agreement_status not null default 'draft',
  title             text not null,
  terms             text,
  starts_on         date not null,
  ends_on           date not null,
  price             numeric(12,2) not null,
  currency          text not null,
  billing_frequency public.billing_frequency not null,
  next_bill_on      date,
  signed_by         text,
  signed_at         timestamptz,
  cancelled_reason  text,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.service_agreements is 'A contract made for one customer: which services where, how often, for what a period.';

create table if not exists public.agreement_services (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  agreement_id    uuid not null,
  property_id     uuid not null,
  service_item_id uuid not null,
  every_months    integer not null,
  first_due_on    date not null
);
comment on table public.agreement_services is 'What an agreement promises at one of the customer''s properties.';

create table if not exists public.agreement_equipment (
  company_id   uuid not null,
  customer_id  uuid not null,
  agreement_id uuid not null,
  equipment_id uuid not null,
  primary key (company_id, agreement_id, equipment_id)
);
comment on table public.agreement_equipment is 'The equipment an agreement covers.';

create table if not exists public.billing_periods (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  membership_id uuid,
  agreement_id  uuid,
  starts_on     date not null,
  ends_on       date not null,
  invoice_id    uuid not null,
  created_at    timestamptz not null default now()
);
comment on table public.billing_periods is 'Which time of a membership or agreement which invoice bills. No day is billed twice.';

create table if not exists public.maintenance_due (
  id                   uuid primary key default gen_random_uuid(),
  company_id           uuid not null,
  customer_id          uuid not null,
  property_id          uuid not null,
  membership_id        uuid,
  plan_visit_id        uuid,
  agreement_service_id uuid,
  service_item_id      uuid not null,
  status               public.maintenance_status not null default 'due',
  due_on               date not null,
  job_id               uuid,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now()
);
comment on table public.maintenance_due is 'Visits that are owed. plan_maintenance() makes the rows, book_maintenance() the jobs.';

-- Stock ---------------------------------------------------------------------------------------------------------------------------------

create table if not exists public.vehicles (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  location_id uuid,
  assigned_to uuid,
  name        text not null,
  plate       text,
  vin         text,
  model_year  integer,
  is_retired  boolean not null default false,
  created_at  timestamptz not null default now()
);
comment on table public.vehicles is 'Trucks and vans, and who drives them.';

create table if not exists public.stock_locations (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  location_id uuid,
  vehicle_id  uuid,
  kind        public.stock_location_kind not null,
  name        text not null,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now()
);
comment on table public.stock_locations is 'Where stock lies: warehouses, trucks, and on the way between them.';

create table if not exists public.stock_items (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  service_item_id uuid,
  sku             text not null,
  name            text not null,
  unit            text not null default 'each',
  average_cost    numeric(12,4) not null default 0,
  is_archived     boolean not null default false,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.stock_items is 'What lies in stock. Sold as the item of the catalogue it names.';
comment on column public.stock_items.average_cost is 'Moving average over what was received, kept by a trigger.';

create table if not exists public.stock_levels (
  company_id        uuid not null,
  stock_location_id uuid not null,
  stock_item_id     uuid not null,
  on_hand           numeric(12,3) not null default 0,
  min_quantity      numeric(12,3) not null default 0,
  max_quantity      numeric(12,3) not null default 0,
  updated_at        timestamptz not null default now(),
  primary key (company_id, stock_location_id, stock_item_id)
);
comment on table public.stock_levels is 'How much lies where. Changed by stock moves alone, and never below nothing.';
comment on column public.stock_levels.min_quantity is 'Fewer than this is to be filled up, to max_quantity.';

create table if not exists public.stock_moves (
  id                  uuid primary key default gen_random_uuid(),
  company_id          uuid not null,
  kind                public.stock_move_kind not null,
  stock_item_id       uuid not null,
  from_id             uuid,
  to_id               uuid,
  quantity            numeric(12,3) not null,
  unit_cost           numeric(12,4),
  job_id              uuid,
  visit_id            uuid,
  transfer_line_id    uuid,
  receipt_line_id     uuid,
  count_line_id       uuid,
  note                text,
  moved_by            uuid,
  moved_at            timestamptz not null default now()
);
comment on table public.stock_moves is 'The ledger of stock: out of one place, into another, or into and out of the company. Only grows.';
comment on column public.stock_moves.from_id is 'Null: from outside.';
comment on column public.stock_moves.to_id is 'Null: it is gone, sold or lost.';
comment on column public.stock_moves.unit_cost is 'Of a receipt what was paid; left out, the average.';

create table if not exists public.stock_transfers (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  from_id     uuid not null,
  to_id       uuid not null,
  status      public.transfer_status not null default 'requested',
  requested_by uuid,
  shipped_at  timestamptz,
  received_at timestamptz,
  note        text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.stock_transfers is 'From a warehouse to a truck and the like. What was shipped is on the way until it is received.';

create table if not exists public.stock_transfer_lines (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  transfer_id   uuid not null,
  stock_item_id uuid not null,
  quantity      numeric(12,3) not null
);
comment on table public.stock_transfer_lines is 'What is transferred.';

create table if not exists public.stock_counts (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  stock_location_id uuid not null,
  status            public.count_status not null default 'open',
  counted_by        uuid,
  posted_at         timestamptz,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.stock_counts is 'Somebody counts what is there. Posting it makes the books agree.';

create table if not exists public.stock_count_lines (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  count_id      uuid not null,
  stock_item_id uuid not null,
  counted       numeric(12,3) not null
);
comment on table public.stock_count_lines is 'What was found of one item.';

-- Buying --------------------------------------------------------------------------------------------------------------------------------

create table if not exists public.vendors (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  payment_terms text not null default 'net_30',
  name          text not null,
  email         text,
  phone         text,
  account_number text,
  is_archived   boolean not null default false,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.vendors is 'Who we buy from.';

create table if not exists public.vendor_items (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  vendor_id     uuid not null,
  stock_item_id uuid not null,
  vendor_sku    text,
  unit_cost     numeric(12,4) not null,
  lead_days     integer,
  is_preferred  boolean not null default false
);
comment on table public.vendor_items is 'Who sells us what, under which number, for how much.';

create table if not exists public.purchase_orders (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  vendor_id         uuid not null,
  ship_to           uuid not null,
  job_id            uuid,
  number            bigint,
  reference         text generated always as ('PO-' || number::text) stored,
  status            public.purchase_order_status not null default 'draft',
  currency          text not null,
  subtotal          numeric(12,2) not null default 0,
  required_on       date,
  sent_at           timestamptz,
  note              text,
  created_by        uuid,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.purchase_orders is 'What we ordered. How much of it has come decides its status.';
comment on column public.purchase_orders.job_id is 'Bought for this job.';

create table if not exists public.purchase_order_lines (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  purchase_order_id uuid not null,
  stock_item_id     uuid not null,
  position          integer not null default 1,
  quantity          numeric(12,3) not null,
  unit_cost         numeric(12,4) not null,
  received_quantity numeric(12,3) not null default 0,
  line_total        numeric(12,2) generated always as (round(quantity * unit_cost, 2)) stored
);
comment on table public.purchase_order_lines is 'What is ordered of one item.';
comment on column public.purchase_order_lines.received_quantity is 'Sum of the receipts, kept by a trigger.';

create table if not exists public.goods_receipts (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  purchase_order_id uuid not null,
  packing_slip      text,
  received_by       uuid,
  received_at       timestamptz not null default now()
);
comment on table public.goods_receipts is 'A delivery. Made by receive_goods().';

create table if not exists public.goods_receipt_lines (
  id                     uuid primary key default gen_random_uuid(),
  company_id             uuid not null,
  receipt_id             uuid not null,
  purchase_order_id      uuid not null,
  purchase_order_line_id uuid not null,
  quantity               numeric(12,3) not null
);
comment on table public.goods_receipt_lines is 'How much of which ordered line came.';

create table if not exists public.vendor_bills (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  vendor_id         uuid not null,
  purchase_order_id uuid,
  bill_number       text not null,
  status            public.bill_status not null default 'entered',
  amount            numeric(12,2) not null,
  currency          text not null,
  billed_on         date not null,
  due_on            date not null,
  difference_reason text,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now()
);
comment on table public.vendor_bills is 'What a vendor wants for it. Approved only up to what was received, or with a reason.';

-- Pricebook -------------------------------------------------------------------------------------------------------------------------------

create table if not exists public.service_item_materials (
  company_id      uuid not null,
  service_item_id uuid not null,
  stock_item_id   uuid not null,
  quantity        numeric(12,3) not null,
  primary key (company_id, service_item_id, stock_item_id)
);
comment on table public.service_item_materials is 'The stock a service uses up: what a truck needs for it, and what it costs.';

create table if not exists public.markup_rules (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  cost_from  numeric(12,2) not null,
  cost_to    numeric(12,2),
  factor     numeric(6,3) not null
);
comment on table public.markup_rules is 'What a material is sold for, by what it costs: cheap things are marked up more.';
comment on column public.markup_rules.cost_to is 'Up to, and without. Null: no limit.';

create table if not exists public.proposal_templates (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  name        text not null,
  description text,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.proposal_templates is 'Good, better, best for a kind of work. propose() puts one on a quote.';

create table if not exists public.proposal_tiers (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  template_id    uuid not null,
  position       integer not null,
  name           text not null,
  description    text,
  is_recommended boolean not null default false
);
comment on table public.proposal_tiers is 'One of the packages.';

create table if not exists public.proposal_tier_items (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  tier_id         uuid not null,
  service_item_id uuid not null,
  position        integer not null default 1,
  quantity        numeric(12,3) not null default 1,
  is_optional     boolean not null default false
);
comment on table public.proposal_tier_items is 'What is in a package.';

-- Pay ---------------------------------------------------------------------------------------------------------------------------------------

create table if not exists public.commission_rules (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  profile_id       uuid,
  business_unit_id uuid,
  basis            public.commission_basis not null default 'revenue',
  rate             numeric(6,5) not null,
  valid_from       date not null,
  valid_until      date
);
comment on table public.commission_rules is
  'Who gets which part of what a job brings. The rule that names a person comes before one for a unit, that before one for all.';

create table if not exists public.job_splits (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  job_id     uuid not null,
  profile_id uuid not null,
  share      numeric(6,5) not null
);
comment on table public.job_splits is 'Who earned how much of a job. The shares of a job add up to one.';

create table if not exists public.commissions (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  profile_id  uuid not null,
  job_id      uuid not null,
  invoice_id  uuid not null,
  rule_id     uuid not null,
  pay_entry_id uuid,
  status      public.commission_status not null default 'earned',
  basis_amount numeric(12,2) not null,
  rate        numeric(6,5) not null,
  share       numeric(6,5) not null,
  amount      numeric(12,2) generated always as (round(basis_amount * rate * share, 2)) stored,
  currency    text not null,
  earned_at   timestamptz not null default now()
);
comment on table public.commissions is 'Earned when an invoice is paid, once for each person who shares in it.';

create table if not exists public.payroll_periods (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  status     public.payroll_status not null default 'open',
  starts_on  date not null,
  ends_on    date not null,
  pay_on     date not null,
  overtime_after_hours numeric(5,2) not null default 40,
  overtime_factor      numeric(4,2) not null default 1.5,
  locked_at  timestamptz
);
comment on table public.payroll_periods is 'From when to when is paid together. A locked period freezes the time in it.';
comment on column public.payroll_periods.overtime_after_hours is 'In a week, Monday to Sunday.';

create table if not exists public.pay_entries (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  period_id   uuid not null,
  profile_id  uuid not null,
  kind        public.pay_kind not null,
  quantity    numeric(12,3) not null default 1,
  rate        numeric(12,4) not null,
  amount      numeric(12,2) generated always as (round(quantity * rate, 2)) stored,
  currency    text not null,
  note        text,
  is_manual   boolean not null default true,
  created_at  timestamptz not null default now()
);
comment on table public.pay_entries is
  'What a member is paid in a period, line by line. build_payroll() writes what follows from time and commissions.';
comment on column public.pay_entries.is_manual is 'Entered by hand; what was computed is written anew each time.';

-- Approvals and financing ---------------------------------------------------------------------------------------------------------------------

create table if not exists public.approval_rules (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  subject       public.approval_subject not null,
  over_amount   numeric(12,2) not null,
  approver_role public.member_role not null
);
comment on table public.approval_rules is 'From which amount on something needs a second pair of eyes, and whose.';

create table if not exists public.approvals (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  quote_id          uuid,
  purchase_order_id uuid,
  expense_id        uuid,
  status            public.approval_status not null default 'pending',
  amount            numeric(12,2) not null,
  approver_role     public.member_role not null,
  requested_by      uuid,
  decided_by        uuid,
  decided_at        timestamptz,
  comment           text,
  created_at        timestamptz not null default now()
);
comment on table public.approvals is 'Somebody asked, somebody else decided. It holds for the amount that was asked for and no more.';

create table if not exists public.financing_plans (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  provider     text not null,
  name         text not null,
  months       integer not null,
  yearly_rate  numeric(6,5) not null,
  dealer_fee   numeric(6,5) not null default 0,
  min_amount   numeric(12,2) not null default 0,
  max_amount   numeric(12,2),
  is_archived  boolean not null default false
);
comment on table public.financing_plans is 'Credit a customer can take with a lender to pay us.';
comment on column public.financing_plans.dealer_fee is 'What the lender keeps of what it pays us. A fraction.';

create table if not exists public.financing_applications (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  plan_id         uuid not null,
  quote_id        uuid,
  invoice_id      uuid,
  payment_id      uuid,
  status          public.financing_status not null default 'applied',
  amount          numeric(12,2) not null,
  approved_amount numeric(12,2),
  currency        text not null,
  lender_reference text,
  expires_on      date,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.financing_applications is 'A customer asked a lender. Once it pays, fund_financing() records the payment.';

-- Reporting ---------------------------------------------------------------------------------------------------------------------------------

create table if not exists public.report_refreshes (
  report       text primary key,
  refreshed_at timestamptz not null,
  took         interval not null
);
comment on table public.report_refreshes is 'How old the figures of a report are.';
