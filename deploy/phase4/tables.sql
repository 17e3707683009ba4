-- Devices that watch equipment, and what is made of what they say.
--
--   devices ── placements ── properties, equipment (phases 1 and 2)
--      ├─ readings ── hours ── anomaly scores             what was measured, hourly sums, what is unusual
--      └─ thresholds ── alerts                            what is wrong now
--   prediction models ── predictions ── outcomes          what will go wrong, and whether it did
--   recommendations ── jobs                               what to do about it
--   automation rules ── runs, optimisation runs ── stops, usage events ── months
--
-- A device is not the equipment it watches: it is moved, and what it measured stays with the place where it was. Measurements are kept only
-- for properties whose customer agreed. Models belong to the product and are shared; everything else is a tenant's and carries company_id.
-- What is measured is double precision, what is money or counted for money is numeric.
--
-- Counts, days and minutes, no keys; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, require-lock-timeout, require-statement-timeout

-- Reference ------------------------------------------------------------------------------------------------------------------

create table if not exists public.device_metrics (
  code    text primary key,
  name    text not null,
  unit    text not null,
  kind    public.device_metric_kind not null default 'gauge',
  lowest  double precision not null,
  highest double precision not null
);
comment on table public.device_metrics is 'What can be measured, and in which unit. Shared by all companies, filled by data.sql.';
comment on column public.device_metrics.lowest is
  'A value outside lowest and highest is a broken sensor, not a measurement: it is refused.';

create table if not exists public.device_types (
  code         text primary key,
  name         text not null,
  manufacturer text
);
comment on table public.device_types is 'Kinds of devices. Shared by all companies, filled by data.sql.';

create table if not exists public.device_type_metrics (
  device_type    text not null,
  metric         text not null,
  every_minutes  integer not null default 15,
  primary key (device_type, metric)
);
comment on table public.device_type_metrics is 'What a kind of device reports.';
comment on column public.device_type_metrics.every_minutes is
  'How often. Three times as long without a reading, and the device is offline.';

-- Devices --------------------------------------------------------------------------------------------------------------------

create table if not exists public.devices (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  device_type      text not null,
  status           public.device_status not null default 'registered',
  name             text not null,
  serial_number    text not null,
  firmware_version text,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
comment on table public.devices is 'A sensor or controller that a company looks after.';

-- Not in public: no policy can be forgotten that is not needed.
create table if not exists private.device_tokens (
  device_id  uuid primary key,
  company_id uuid not null,
  token_hash bytea not null,
  issued_at  timestamptz not null default now()
);
comment on table private.device_tokens is
  'How a device proves itself: one token each, of which only the SHA-256 is kept. issue_device_token() makes it, device_of_token() finds it.';

create table if not exists public.device_placements (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  device_id    uuid not null,
  property_id  uuid not null,
  equipment_id uuid,
  during       tstzrange not null default tstzrange(now(), null)
);
comment on table public.device_placements is
  'Where a device was, and which equipment it watched. Moving it ends one row and begins another.';

create table if not exists public.telemetry_consents (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  property_id uuid not null,
  granted_by  text not null,
  granted_at  timestamptz not null default now(),
  revoked_at  timestamptz
);
comment on table public.telemetry_consents is
  'The customer''s word that a property may be measured. Without one that is in force a reading is refused.';
comment on column public.telemetry_consents.granted_by is 'The person who agreed, in words: the owner, a tenant, the manager.';

-- Telemetry ------------------------------------------------------------------------------------------------------------------

create table if not exists public.device_readings (
  company_id  uuid not null,
  device_id   uuid not null,
  metric      text not null,
  recorded_at timestamptz not null,
  value       double precision not null,
  received_at timestamptz not null default now(),
  primary key (device_id, company_id, metric, recorded_at)
) partition by range (recorded_at);
comment on table public.device_readings is
  'What devices measured, by month. Written by ingest_readings(); kept for as many months as maintain_readings() is told.';
comment on column public.device_readings.metric is
  'A code of device_metrics. No foreign key: an index for it would cost more than all others, and ingest_readings() looks it up.';

-- What no month was made for yet: nothing is lost when the timer sleeps, maintain_readings() moves it where it belongs.
create table if not exists telemetry.device_readings_default partition of public.device_readings default;

create table if not exists public.device_latest_readings (
  company_id  uuid not null,
  device_id   uuid not null,
  metric      text not null,
  recorded_at timestamptz not null,
  value       double precision not null,
  primary key (device_id, company_id, metric)
);
comment on table public.device_latest_readings is
  'The newest reading of each metric of each device, kept by a trigger: screens need not search the months.';

create table if not exists public.device_reading_hours (
  company_id uuid not null,
  device_id  uuid not null,
  metric     text not null,
  hour       timestamptz not null,
  readings   bigint not null,
  total      double precision not null,
  lowest     double precision not null,
  highest    double precision not null,
  average    double precision generated always as (total / readings) stored,
  primary key (device_id, company_id, metric, hour)
);
comment on table public.device_reading_hours is 'Readings by hour (of UTC), made by roll_up_readings(). They outlive the readings.';

create table if not exists public.anomaly_scores (
  company_id uuid not null,
  device_id  uuid not null,
  metric     text not null,
  hour       timestamptz not null,
  observed   double precision not null,
  expected   double precision not null,
  spread     double precision not null,
  score      double precision generated always as (abs(observed - expected) / spread) stored,
  is_anomaly boolean generated always as (abs(observed - expected) / spread >= 4) stored,
  scored_at  timestamptz not null default now(),
  primary key (device_id, company_id, metric, hour)
);
comment on table public.anomaly_scores is 'How unusual an hour was for its device, made by score_anomalies().';
comment on column public.anomaly_scores.score is
  'Distance from the mean of the four weeks before, in standard deviations. 4 and more is an anomaly.';

-- Thresholds and alerts ------------------------------------------------------------------------------------------------------

create table if not exists public.device_thresholds (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  device_id    uuid,
  device_type  text,
  metric       text not null,
  comparison   public.threshold_comparison not null,
  limit_value  double precision not null,
  clear_value  double precision not null,
  hold_minutes integer not null default 0,
  severity     public.alert_severity not null default 'warning',
  is_active    boolean not null default true,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
comment on table public.device_thresholds is 'What is too much or too little, for one device or for all of a type.';
comment on column public.device_thresholds.clear_value is
  'Back at or beyond it the alert is over. A distance from limit_value keeps an alert from coming and going.';
comment on column public.device_thresholds.hold_minutes is 'How long it must last before it is an alert; 0 is at once.';

create table if not exists public.device_alerts (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  device_id       uuid not null,
  threshold_id    uuid not null,
  severity        public.alert_severity not null,
  opened_at       timestamptz not null,
  first_value     double precision not null,
  worst_value     double precision not null,
  last_value      double precision not null,
  last_reading_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  cleared_at      timestamptz
);
comment on table public.device_alerts is
  'A threshold that was crossed: at most one open for a device and threshold. Acknowledged and cleared are two facts, not one status.';
comment on column public.device_alerts.opened_at is 'The time of the reading, not of its arrival.';

-- Predictive maintenance -----------------------------------------------------------------------------------------------------

create table if not exists public.prediction_models (
  id          uuid primary key default gen_random_uuid(),
  code        text not null,
  version     integer not null,
  status      public.prediction_model_status not null default 'draft',
  name        text not null,
  description text,
  released_at timestamptz,
  created_at  timestamptz not null default now()
);
comment on table public.prediction_models is
  'Models of the product, shared by all companies. A changed model is a new version; one version of each is live.';

create table if not exists public.equipment_predictions (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  equipment_id   uuid not null,
  model_id       uuid not null,
  failure        text not null,
  horizon_days   integer not null,
  probability    numeric(5,4) not null,
  life_low_days  integer,
  life_high_days integer,
  features       jsonb not null default '{}',
  predicted_at   timestamptz not null default now()
);
comment on table public.equipment_predictions is 'What a model said of a piece of equipment. Append only: a new opinion is a new row.';
comment on column public.equipment_predictions.failure is 'What would break, in the model''s words: heating_element, compressor.';
comment on column public.equipment_predictions.life_low_days is 'Remaining useful life, as an interval.';
comment on column public.equipment_predictions.features is 'What the model looked at, so that its word can be checked later.';

create table if not exists public.equipment_prediction_outcomes (
  company_id    uuid not null,
  prediction_id uuid not null,
  outcome       public.prediction_outcome not null,
  observed_on   date not null default current_date,
  note          text,
  recorded_by   uuid,
  recorded_at   timestamptz not null default now(),
  primary key (prediction_id, company_id)
);
comment on table public.equipment_prediction_outcomes is
  'What was found: the only way to know whether a model is any good (prediction_quality).';

create table if not exists public.maintenance_recommendations (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  property_id    uuid not null,
  equipment_id   uuid,
  alert_id       uuid,
  prediction_id  uuid,
  status         public.recommendation_status not null default 'open',
  severity       public.alert_severity not null default 'warning',
  title          text not null,
  reason         text not null,
  do_before      date,
  dismissal_reason text,
  job_id         uuid,
  decided_by     uuid,
  decided_at     timestamptz,
  created_at     timestamptz not null default now()
);
comment on table public.maintenance_recommendations is
  'Work that the data suggests. accept_recommendation() makes the job; a dismissal says why.';

-- Optimisation ---------------------------------------------------------------------------------------------------------------

create table if not exists public.optimisation_runs (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  kind           public.optimisation_kind not null,
  status         public.optimisation_status not null default 'queued',
  service_date   date not null,
  objective      jsonb not null default '{"travel": 1, "lateness": 3, "overtime": 2}',
  algorithm      text,
  travel_minutes_before integer,
  travel_minutes_after  integer,
  travel_minutes_saved  integer generated always as (travel_minutes_before - travel_minutes_after) stored,
  failure        text,
  requested_by   uuid,
  requested_at   timestamptz not null default now(),
  finished_at    timestamptz,
  decided_by     uuid,
  decided_at     timestamptz
);
comment on table public.optimisation_runs is
  'A day planned by the optimiser: a proposal until a dispatcher accepts it, and then what the schedule is built from.';
comment on column public.optimisation_runs.objective is 'Weights of what is to be small, by name; numbers, none negative.';

create table if not exists public.optimisation_stops (
  company_id     uuid not null,
  run_id         uuid not null,
  technician_id  uuid not null,
  position       integer not null,
  visit_id       uuid not null,
  arrives_at     timestamptz not null,
  departs_at     timestamptz not null,
  travel_minutes integer not null,
  distance_km    numeric(8,2),
  primary key (run_id, technician_id, position)
);
comment on table public.optimisation_stops is 'Who is where, when, and how long the way there takes. Written while the run is running.';

-- Automation -----------------------------------------------------------------------------------------------------------------

create table if not exists public.automation_rules (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  name           text not null,
  event          public.automation_event not null,
  condition      jsonb not null default '{"all": []}',
  action         jsonb not null,
  needs_approval boolean not null generated always as (coalesce(action ->> 'do' in ('book_job', 'message_customer'), true)) stored,
  is_active      boolean not null default true,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
comment on table public.automation_rules is 'When this happens and that is so, do this.';
comment on column public.automation_rules.condition is
  '{"all": [{"fact": "severity", "is": "=", "value": "critical"}]}: every part must hold; an empty list always does. is: = <> < <= > >= in.';
comment on column public.automation_rules.action is
  'do: recommend, book_job (with title, within_days), notify_office, message_customer (with message), call_webhook (with url).';
comment on column public.automation_rules.needs_approval is
  'Whether a person decides each time: what spends money or speaks to a customer.';

create table if not exists public.automation_runs (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  rule_id     uuid not null,
  event_key   text not null,
  status      public.automation_run_status not null,
  facts       jsonb not null,
  action      jsonb not null,
  detail      text,
  decided_by  uuid,
  decided_at  timestamptz,
  finished_at timestamptz,
  created_at  timestamptz not null default now()
);
comment on table public.automation_runs is 'A rule that fired: once for each event, with the facts and the action as they were.';

-- Usage ----------------------------------------------------------------------------------------------------------------------

create table if not exists public.usage_meters (
  code text primary key,
  name text not null,
  unit text not null
);
comment on table public.usage_meters is 'What a company''s plan is charged by. Shared by all companies, filled by data.sql.';

create table if not exists public.usage_events (
  company_id      uuid not null,
  meter           text not null,
  idempotency_key text not null,
  quantity        numeric(18,6) not null,
  occurred_at     timestamptz not null default now(),
  recorded_at     timestamptz not null default now(),
  primary key (company_id, meter, idempotency_key)
);
comment on table public.usage_events is 'Each use, once: the key is the sender''s, and a repeated event changes nothing. Append only.';

create table if not exists public.usage_months (
  company_id uuid not null,
  meter      text not null,
  month      date not null,
  events     bigint not null,
  quantity   numeric(18,6) not null,
  primary key (company_id, meter, month)
);
comment on table public.usage_months is 'Usage by month (of UTC), kept by a trigger on usage_events: the sum of the events, always.';
