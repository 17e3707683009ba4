-- The contractor marketplace: a company that has more work than hands gives some of it out; another, in its network, takes it.
--
--   network_profiles ── skills, credentials, service areas, availability     what a company shows of itself
--   work_requests ── bids ── awards ── subcontracts                          from "who can do this?" to an agreement
--                                        ├─ milestones, changes, disputes    what is done, changed, contested
--                                        └─ escrow accounts, entries         where the money is
--
-- Here tenants meet, and no tenant's table of phase 1 is opened for it. What another company may see stands in tables of its own and holds
-- nothing else: the place of a request is rounded to a kilometre, the budget and the customer behind it are in work_request_details, the
-- number of an insurance policy is in network_credential_details, the address comes with the subcontract.
--
-- company_id is the company that wrote the row. A row that two companies share carries both: prime_id gives the work out,
-- subcontractor_id does it (where company_id is one of the two, it is not repeated). The references run over all of them, so a message,
-- a review or a dollar can only belong to the two parties of its own contract. Checks and references are in constraints.sql.
--
-- Counts, days and minutes, no keys; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint, require-lock-timeout, require-statement-timeout

-- Reference ------------------------------------------------------------------------------------------------------------------

create table if not exists public.network_trades (
  code text primary key,
  name text not null
);
comment on table public.network_trades is 'The trades of the network. Shared by all companies, filled by data.sql.';

create table if not exists public.network_skills (
  code  text primary key,
  trade text not null,
  name  text not null
);
comment on table public.network_skills is
  'What a request can ask for and a contractor can offer. Shared by all companies, filled by data.sql.';

create table if not exists public.network_trade_requirements (
  trade             text not null,
  country           text not null,
  region            text not null,
  needs_licence     boolean not null,
  minimum_liability numeric(12,2) not null default 0,
  currency          text not null,
  primary key (trade, country, region)
);
comment on table public.network_trade_requirements is
  'What the law or the network asks of a contractor of a trade, by place. A bid without it is refused.';
comment on column public.network_trade_requirements.region is 'State or province; * is every region without a row of its own.';
comment on column public.network_trade_requirements.minimum_liability is 'Cover that a liability insurance must have; 0 asks for none.';

create table if not exists public.network_fee_rates (
  id     uuid primary key default gen_random_uuid(),
  rate   numeric(6,5) not null,
  during daterange not null
);
comment on table public.network_fee_rates is
  'The share of every release that the network keeps. A subcontract keeps the rate of the day on which it was made.';
comment on column public.network_fee_rates.rate is 'A fraction: 0.05 is 5 %.';

-- What a company shows of itself -------------------------------------------------------------------------------------------------

create table if not exists public.network_profiles (
  company_id      uuid primary key,
  status          public.network_profile_status not null default 'draft',
  display_name    text not null,
  headline        text,
  about           text,
  website         text,
  country         text not null,
  region          text,
  city            text,
  rating_average  numeric(3,2),
  rating_count    integer not null default 0,
  completed_count integer not null default 0,
  published_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.network_profiles is
  'The public face of a company. Every column may be read by every company of the network once it is published: nothing else belongs here.';
comment on column public.network_profiles.rating_average is 'Of the published reviews, kept by a trigger. Null: none yet.';
comment on column public.network_profiles.completed_count is 'Subcontracts brought to an end as the subcontractor, kept by a trigger.';

create table if not exists public.network_contacts (
  company_id   uuid primary key,
  contact_name text not null,
  email        text,
  phone        text,
  updated_at   timestamptz not null default now()
);
comment on table public.network_contacts is 'Whom to call. Shown to the other party of a subcontract, to nobody before.';

create table if not exists public.network_profile_skills (
  company_id uuid not null,
  skill      text not null,
  years      integer not null default 0,
  primary key (company_id, skill)
);
comment on table public.network_profile_skills is 'What a contractor offers, and for how many years.';

create table if not exists public.network_credentials (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  kind        public.network_credential_kind not null,
  status      public.network_credential_status not null default 'pending',
  trade       text,
  country     text not null,
  region      text,
  coverage    numeric(12,2),
  currency    text,
  valid_from  date not null,
  valid_until date not null,
  validity    daterange generated always as (daterange(valid_from, valid_until, '[]')) stored,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.network_credentials is
  'Licences, insurances and bonds, as far as others may see them: once verified, that they exist, for what, and until when.';
comment on column public.network_credentials.status is
  'Set by network_credential_checks alone. A change of what was checked makes it pending again.';
comment on column public.network_credentials.region is 'Where a licence holds. Null: the whole country.';
comment on column public.network_credentials.validity is
  'What the dates of the work are compared with: a check that ran late lets nobody through.';

create table if not exists public.network_credential_details (
  company_id    uuid not null,
  credential_id uuid primary key,
  number        text not null,
  issuer        text not null,
  holder_name   text not null,
  document_path text
);
comment on table public.network_credential_details is
  'The paper itself: number, board or carrier, scan. For the company, whoever checks it, and the other party of a subcontract.';
comment on column public.network_credential_details.document_path is 'Object in the storage bucket of credentials.';

create table if not exists public.network_credential_checks (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  credential_id uuid not null,
  verdict       public.network_credential_status not null,
  source        text not null,
  raw_status    text,
  checked_at    timestamptz not null default now()
);
comment on table public.network_credential_checks is
  'Every look at a board or a carrier. Append only; the last one gives the credential its status.';
comment on column public.network_credential_checks.raw_status is 'The board''s own wording, kept beside our verdict.';

create table if not exists public.network_service_areas (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  country     text not null,
  postal_code text,
  latitude    numeric(4,2),
  longitude   numeric(5,2),
  radius_km   integer,
  footprint   box generated always as (
                case when radius_km is not null then
                  box(point(longitude - radius_km / (111.19 * greatest(cos(radians(latitude)), 0.01)), latitude - radius_km / 111.19),
                      point(longitude + radius_km / (111.19 * greatest(cos(radians(latitude)), 0.01)), latitude + radius_km / 111.19))
                end) stored
);
comment on table public.network_service_areas is
  'Where a contractor works: a postal code, or a circle. Coordinates have two decimals, about a kilometre: a yard, not a bedroom.';
comment on column public.network_service_areas.footprint is
  'The circle''s bounding box in degrees, for the index; the distance decides. A circle across the 180th meridian wants two rows.';

create table if not exists public.network_availability (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  period     daterange not null,
  crews      integer not null default 1
);
comment on table public.network_availability is
  'When a contractor takes work from the network, and how many subcontracts at a time. Days without a row are closed.';

-- Requests -----------------------------------------------------------------------------------------------------------------------

create table if not exists public.work_requests (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  status        public.work_request_status not null default 'draft',
  visibility    public.work_request_visibility not null default 'network',
  title         text not null,
  scope         text not null,
  country       text not null,
  region        text,
  city          text,
  postal_code   text,
  latitude      numeric(4,2),
  longitude     numeric(5,2),
  starts_on     date not null,
  ends_on       date not null,
  work_period   daterange generated always as (daterange(starts_on, ends_on, '[]')) stored,
  currency      text not null,
  bids_due_at   timestamptz not null,
  opened_at     timestamptz,
  cancellation_reason text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.work_requests is
  'Work a company gives out. Once open, every column is read by the contractors it is open to: nothing about the customer belongs here.';
comment on column public.work_requests.latitude is 'Two decimals, about a kilometre: which part of town, not whose door.';
comment on column public.work_requests.bids_due_at is 'No bid is taken or changed after it.';

create table if not exists public.work_request_details (
  company_id uuid not null,
  request_id uuid primary key,
  job_id     uuid,
  visit_id   uuid,
  budget     numeric(12,2),
  notes      text
);
comment on table public.work_request_details is
  'What the company keeps to itself about a request: the job behind it (hence the customer), what it may cost, remarks on bidders.';

create table if not exists public.work_request_skills (
  company_id uuid not null,
  request_id uuid not null,
  skill      text not null,
  primary key (request_id, skill)
);
comment on table public.work_request_skills is 'All of them are needed.';

create table if not exists public.work_request_invitations (
  company_id uuid not null,
  request_id uuid not null,
  invited_id uuid not null,
  invited_at timestamptz not null default now(),
  primary key (request_id, invited_id)
);
comment on table public.work_request_invitations is
  'Who may see a request with visibility invited. An invited company sees its own invitation alone.';

-- Bids and awards ----------------------------------------------------------------------------------------------------------------

create table if not exists public.bids (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  prime_id       uuid not null,
  request_id     uuid not null,
  status         public.bid_status not null default 'submitted',
  amount         numeric(12,2) not null,
  currency       text not null,
  message        text,
  earliest_start date,
  duration_days  integer,
  valid_until    date,
  submitted_at   timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
comment on table public.bids is
  'A contractor''s offer, one per request. Read by the bidder and by who asked; other bidders never learn of it.';
comment on column public.bids.currency is 'Must equal the request''s: part of the foreign key.';
comment on column public.bids.valid_until is 'Last day on which it can be awarded. Null: as long as the request is open.';

create table if not exists public.bid_milestones (
  company_id uuid not null,
  prime_id   uuid not null,
  bid_id     uuid not null,
  position   integer not null,
  title      text not null,
  amount     numeric(12,2) not null,
  due_on     date,
  primary key (bid_id, position)
);
comment on table public.bid_milestones is
  'How the bidder would like to be paid. None: everything at the end. They must add up when the bid is awarded.';

create table if not exists public.awards (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subcontractor_id uuid not null,
  request_id       uuid not null,
  bid_id           uuid not null,
  status           public.award_status not null default 'offered',
  amount           numeric(12,2) not null,
  currency         text not null,
  awarded_by       uuid,
  awarded_at       timestamptz not null default now(),
  answer_due_at    timestamptz not null default now() + interval '72 hours',
  answered_at      timestamptz
);
comment on table public.awards is
  'The decision for a bid. A request has at most one that is offered or accepted; answer_award() makes the subcontract.';
comment on column public.awards.amount is 'The bid''s on that day, copied by a trigger.';

-- Subcontracts -------------------------------------------------------------------------------------------------------------------

create table if not exists public.subcontracts (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subcontractor_id uuid not null,
  request_id       uuid not null,
  award_id         uuid not null,
  number           bigint not null,
  reference        text generated always as ('SC-' || number::text) stored,
  status           public.subcontract_status not null default 'active',
  title            text not null,
  scope            text not null,
  currency         text not null,
  total            numeric(12,2) not null,
  fee_rate         numeric(6,5) not null,
  starts_on        date not null,
  ends_on          date not null,
  work_period      daterange generated always as (daterange(starts_on, ends_on, '[]')) stored,
  completed_at     timestamptz,
  cancellation_reason text,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
comment on table public.subcontracts is
  'The agreement: company_id is the prime contractor. Made by answer_award(), changed by the functions alone.';
comment on column public.subcontracts.number is 'Of the prime contractor''s series.';
comment on column public.subcontracts.total is 'Sum of the milestones that are not cancelled; a deferred trigger holds the two together.';
comment on column public.subcontracts.fee_rate is 'What the network keeps of every release, frozen when the subcontract was made.';

create table if not exists public.subcontract_sites (
  company_id       uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid primary key,
  contact_name     text,
  contact_phone    text,
  street           text not null,
  city             text not null,
  region           text,
  postal_code      text,
  access_notes     text,
  updated_at       timestamptz not null default now()
);
comment on table public.subcontract_sites is
  'Where the work is. The prime contractor writes here what the subcontractor needs to know; the property itself stays its own.';

create table if not exists public.subcontract_jobs (
  company_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  job_id           uuid not null,
  primary key (company_id, subcontract_id)
);
comment on table public.subcontract_jobs is
  'Each party''s own job for a subcontract, once, so that the work enters its schedule and its books. Neither sees the other''s.';

create table if not exists public.subcontract_milestones (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  currency         text not null,
  position         integer not null,
  status           public.subcontract_milestone_status not null default 'pending',
  title            text not null,
  amount           numeric(12,2) not null,
  due_on           date,
  funded_amount    numeric(12,2) not null default 0,
  released_amount  numeric(12,2) not null default 0,
  refunded_amount  numeric(12,2) not null default 0,
  held_amount      numeric(12,2) generated always as (funded_amount - released_amount - refunded_amount) stored,
  delivery_note    text,
  changes_wanted   text,
  submitted_at     timestamptz,
  review_due_at    timestamptz,
  settled_at       timestamptz,
  updated_at       timestamptz not null default now()
);
comment on table public.subcontract_milestones is
  'A stage of the work with its money: funded before it begins, released when it is approved.';
comment on column public.subcontract_milestones.funded_amount is
  'Kept by the ledger, as the two after it: the sum of the entries of that kind.';
comment on column public.subcontract_milestones.review_due_at is 'Silence is approval: release_due_milestones() pays after it.';

create table if not exists public.subcontract_changes (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  currency         text not null,
  status           public.subcontract_change_status not null default 'proposed',
  title            text not null,
  reason           text not null,
  amount           numeric(12,2) not null,
  due_on           date,
  milestone_id     uuid,
  created_at       timestamptz not null default now(),
  decided_at       timestamptz
);
comment on table public.subcontract_changes is
  'Extra work, proposed by either party and accepted by the other: accepted, it is a milestone more.';

-- Working together ---------------------------------------------------------------------------------------------------------------

create table if not exists public.collaboration_threads (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subcontractor_id uuid not null,
  request_id       uuid not null,
  subject          text not null,
  last_message_at  timestamptz,
  prime_read_at    timestamptz,
  subcontractor_read_at timestamptz,
  created_at       timestamptz not null default now()
);
comment on table public.collaboration_threads is
  'A conversation of two companies about a request: questions before the bid, the work after the award. company_id is who asked.';

create table if not exists public.collaboration_messages (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  thread_id        uuid not null,
  author_id        uuid,
  body             text not null,
  document_path    text,
  sent_at          timestamptz not null default now()
);
comment on table public.collaboration_messages is 'What was said. Append only: it is read again when there is a dispute.';
comment on column public.collaboration_messages.author_id is 'The member who wrote it; the other company sees the company''s name alone.';

create table if not exists public.network_reviews (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subject_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  rating           smallint not null,
  comment          text,
  response         text,
  responded_at     timestamptz,
  published_at     timestamptz,
  created_at       timestamptz not null default now()
);
comment on table public.network_reviews is
  'What the parties of a finished subcontract say of each other, once each. Hidden until both have spoken or 14 days have passed.';
comment on column public.network_reviews.subject_id is 'The company that is reviewed: the other party.';

create table if not exists public.subcontract_disputes (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  milestone_id     uuid not null,
  status           public.subcontract_dispute_status not null default 'open',
  reason           text not null,
  response_due_at  timestamptz not null default now() + interval '120 hours',
  mediation_due_at timestamptz,
  released_amount  numeric(12,2),
  refunded_amount  numeric(12,2),
  resolution       text,
  resolved_by      uuid,
  opened_at        timestamptz not null default now(),
  closed_at        timestamptz
);
comment on table public.subcontract_disputes is
  'A contested milestone: its money stays where it is until the network has decided or the dispute is withdrawn.';
comment on column public.subcontract_disputes.resolved_by is 'The mediator. Neither party''s member.';

create table if not exists public.subcontract_dispute_evidence (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  prime_id         uuid not null,
  subcontractor_id uuid not null,
  dispute_id       uuid not null,
  statement        text not null,
  document_path    text,
  created_at       timestamptz not null default now()
);
comment on table public.subcontract_dispute_evidence is 'Statements and documents of both sides. Append only.';

-- Escrow -------------------------------------------------------------------------------------------------------------------------
-- Double entry, one small chart of accounts for each subcontract. Written by the functions of functions.sql and by nobody else.

create table if not exists public.escrow_accounts (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  subcontractor_id uuid not null,
  subcontract_id   uuid not null,
  currency         text not null,
  kind             public.escrow_account_kind not null,
  balance          numeric(12,2) not null default 0
);
comment on table public.escrow_accounts is
  'Where the money of a subcontract is. The prime contractor sees what is held, the subcontractor also what is its own.';
comment on column public.escrow_accounts.balance is
  'On the account''s own side: debits less credits for cash, credits less debits for the rest. Kept by the postings, never below zero.';

create table if not exists public.escrow_entries (
  id                 uuid primary key default gen_random_uuid(),
  company_id         uuid not null,
  subcontractor_id   uuid not null,
  subcontract_id     uuid not null,
  currency           text not null,
  kind               public.escrow_entry_kind not null,
  milestone_id       uuid,
  amount             numeric(12,2) not null,
  external_reference text,
  memo               text,
  posted_at          timestamptz not null default now(),
  ordinal            bigint not null generated always as identity
);
comment on table public.escrow_entries is
  'A movement of money, with two or three postings that balance. Append only: a mistake is corrected by another entry.';
comment on column public.escrow_entries.ordinal is 'The order of the entries of one transaction, which share their time.';
comment on column public.escrow_entries.external_reference is 'The bank''s or processor''s id. A repeated notice finds it used.';

create table if not exists public.escrow_postings (
  company_id     uuid not null,
  subcontract_id uuid not null,
  entry_id       uuid not null,
  account_id     uuid not null,
  side           public.escrow_side not null,
  amount         numeric(12,2) not null,
  primary key (entry_id, account_id)
);
comment on table public.escrow_postings is 'The sides of an entry. Debits equal credits when the transaction commits. Append only.';

create table if not exists public.escrow_payouts (
  id                 uuid primary key default gen_random_uuid(),
  company_id         uuid not null,
  prime_id           uuid not null,
  subcontract_id     uuid not null,
  currency           text not null,
  amount             numeric(12,2) not null,
  status             public.escrow_payout_status not null default 'requested',
  entry_id           uuid not null,
  requested_by       uuid,
  requested_at       timestamptz not null default now(),
  external_reference text,
  failure            text,
  settled_at         timestamptz
);
comment on table public.escrow_payouts is
  'Money on its way to the subcontractor''s bank. It leaves the ledger when requested and comes back if it fails.';
