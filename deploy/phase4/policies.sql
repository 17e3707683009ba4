-- Row level security: on for every table, the partitions included, one policy per table and action.
--
--                               owner, admin   dispatcher   technician            accountant
--   devices, placements         write          write        at his properties: read   read
--   readings, hours, anomalies  read           read         at his properties: read   read
--   thresholds                  write          write        -                     read
--   alerts                      acknowledge    acknowledge  at his properties: read   read
--   consents                    write          write        -                     read
--   predictions                 read           read         -                     read
--   outcomes                    write          write        write                 read
--   recommendations             write          write        -                     read
--   optimisation                write          write        own stops: read       read
--   automation rules            write          read         -                     -
--   automation runs             decide         decide       -                     -
--   usage                       read           -            -                     read
--
-- What is measured, predicted and optimised is written by servers. A reading is reached through its parent table alone: the partitions have
-- row level security and no policy.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

alter table public.device_metrics enable row level security;
alter table public.device_types enable row level security;
alter table public.device_type_metrics enable row level security;
alter table public.devices enable row level security;
alter table private.device_tokens enable row level security;
alter table public.device_placements enable row level security;
alter table public.telemetry_consents enable row level security;
alter table public.device_readings enable row level security;
alter table telemetry.device_readings_default enable row level security;
alter table public.device_latest_readings enable row level security;
alter table public.device_reading_hours enable row level security;
alter table public.anomaly_scores enable row level security;
alter table public.device_thresholds enable row level security;
alter table public.device_alerts enable row level security;
alter table public.prediction_models enable row level security;
alter table public.equipment_predictions enable row level security;
alter table public.equipment_prediction_outcomes enable row level security;
alter table public.maintenance_recommendations enable row level security;
alter table public.optimisation_runs enable row level security;
alter table public.optimisation_stops enable row level security;
alter table public.automation_rules enable row level security;
alter table public.automation_runs enable row level security;
alter table public.usage_meters enable row level security;
alter table public.usage_events enable row level security;
alter table public.usage_months enable row level security;

-- Reference
create policy "Everybody signed in reads metrics" on public.device_metrics for select to authenticated using (true);
create policy "Everybody signed in reads device types" on public.device_types for select to authenticated using (true);
create policy "Everybody signed in reads what devices report" on public.device_type_metrics for select to authenticated using (true);
create policy "Everybody signed in reads usage meters" on public.usage_meters for select to authenticated using (true);
create policy "Everybody signed in reads released models" on public.prediction_models
  for select to authenticated using (status in ('live', 'retired'));

-- Devices. The placement's policy asks for the property alone, and the devices' ask for the placement: no circle.
create policy "The office reads placements, technicians where they work" on public.device_placements
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or property_id in (select property.id from public.properties as property));
create policy "The office places devices" on public.device_placements
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office ends placements" on public.device_placements
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office corrects placements" on public.device_placements
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads devices, technicians where they work" on public.devices
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or id in (select private.my_devices()));
create policy "The office registers devices" on public.devices
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes devices" on public.devices
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads consents" on public.telemetry_consents
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office records consents" on public.telemetry_consents
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office records that a consent ended" on public.telemetry_consents
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Telemetry
create policy "The office reads readings, technicians where they work" on public.device_readings
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or device_id in (select private.my_devices()));
create policy "The office reads latest readings, technicians where they work" on public.device_latest_readings
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or device_id in (select private.my_devices()));
create policy "The office reads hours, technicians where they work" on public.device_reading_hours
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or device_id in (select private.my_devices()));
create policy "The office reads scores, technicians where they work" on public.anomaly_scores
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or device_id in (select private.my_devices()));

-- Thresholds and alerts
create policy "The office reads thresholds" on public.device_thresholds
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office sets thresholds" on public.device_thresholds
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes thresholds" on public.device_thresholds
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office reads alerts, technicians where they work" on public.device_alerts
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or device_id in (select private.my_devices()));

-- Predictions and what to do
create policy "The office reads predictions" on public.equipment_predictions
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office and technicians read outcomes" on public.equipment_prediction_outcomes
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'technician', 'accountant')));
create policy "Who was there records the outcome" on public.equipment_prediction_outcomes
  for insert to authenticated with check (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'technician'))
    and recorded_by in (select private.my_profiles()));
create policy "The office corrects outcomes" on public.equipment_prediction_outcomes
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office reads recommendations" on public.maintenance_recommendations
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office makes recommendations" on public.maintenance_recommendations
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office decides recommendations" on public.maintenance_recommendations
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Optimisation
create policy "The office reads optimisations" on public.optimisation_runs
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office asks for optimisations" on public.optimisation_runs
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office decides optimisations" on public.optimisation_runs
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office reads stops, technicians their own" on public.optimisation_stops
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or technician_id in (select private.my_profiles()));

-- Automation
create policy "The office reads automation rules" on public.automation_rules
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "Owners and admins make automation rules" on public.automation_rules
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change automation rules" on public.automation_rules
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "The office reads what automations did" on public.automation_runs
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Usage
create policy "Owners, admins and accountants read usage" on public.usage_events
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Owners, admins and accountants read monthly usage" on public.usage_months
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
