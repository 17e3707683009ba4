-- Brightwater watches a customer's water heater and the cellar under it: two days of readings, of which the last hours are too hot, an alert, the
-- automation that made a recommendation of it, a prediction with its outcome, and a route proposed for tomorrow. Front Range has a rule that
-- wants a person's yes.
--
-- The readings come in through ingest_readings(), so the alert, the usage and the latest values here are earned. Running it again changes
-- nothing: what is asked first is whether the device has been heard.

insert into public.devices (id, company_id, device_type, name, serial_number, firmware_version) values
  ('aa000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'water_heater_monitor', 'Becker water heater', 'WH-30418', '2.4.1'),
  ('aa000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'leak_sensor', 'Becker cellar', 'LK-99107', '1.9.0'),
  ('aa000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'water_meter', 'Spare, on the shelf', 'WM-00231', null)
on conflict do nothing;

insert into public.telemetry_consents (id, company_id, property_id, granted_by, granted_at) values
  ('aa100000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000001', 'Joan Becker, owner', now() - interval '90 days')
on conflict do nothing;

insert into public.device_placements (id, company_id, device_id, property_id, equipment_id, during)
select placed.id::uuid, 'a1000000-0000-4000-8000-000000000001', placed.device_id::uuid, 'a4000000-0000-4000-8000-000000000001',
       case when placed.watches then (select equipment.id from public.equipment as equipment
                                       where equipment.company_id = 'a1000000-0000-4000-8000-000000000001' order by equipment.id limit 1) end,
       tstzrange(now() - interval '60 days', null)
  from (values
    ('aa200000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-000000000001', true),
    ('aa200000-0000-4000-8000-000000000002', 'aa000000-0000-4000-8000-000000000002', false)
  ) as placed (id, device_id, watches)
on conflict do nothing;
update public.devices set status = 'active'
 where status = 'registered' and id in ('aa000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-000000000002');

insert into public.device_thresholds (id, company_id, device_type, metric, comparison, limit_value, clear_value, hold_minutes, severity) values
  ('aa300000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'water_heater_monitor', 'water_temperature', 'above', 70, 65, 60, 'warning'),
  ('aa300000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'leak_sensor', 'leak', 'above', 0, 0, 0, 'critical'),
  ('aa300000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'leak_sensor', 'air_temperature', 'below', 4, 6, 30, 'critical')
on conflict do nothing;

insert into public.automation_rules (id, company_id, name, event, condition, action) values
  ('aa400000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Too hot: look at the thermostat', 'alert_opened',
   '{"all": [{"fact": "metric", "is": "=", "value": "water_temperature"}]}',
   '{"do": "recommend", "title": "Check the thermostat and relief valve", "within_days": 7}'),
  ('aa400000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'A leak gets a job, if somebody agrees', 'alert_opened',
   '{"all": [{"fact": "metric", "is": "=", "value": "leak"}, {"fact": "severity", "is": "in", "value": ["critical"]}]}',
   '{"do": "book_job", "title": "Leak reported by sensor", "within_days": 0}'),
  ('ca400000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', 'Tell the customer before it fails', 'failure_predicted',
   '{"all": [{"fact": "probability", "is": ">=", "value": 0.7}]}',
   '{"do": "message_customer", "message": "Our monitoring suggests a service visit. Shall we come by?"}')
on conflict do nothing;

-- Two days, every quarter of an hour: around 55 °C, in the last three hours above 72 °C. The cellar is dry.
select accepted, known, refused
  from public.ingest_readings((
    select jsonb_agg(reading) from (
      select 'aa000000-0000-4000-8000-000000000001' as device_id, 'water_temperature' as metric, at as recorded_at,
             case when at > now() - interval '3 hours' then 73.5 else 55 + 3 * sin(extract(epoch from at) / 5000) end as value
        from generate_series(now() - interval '48 hours', now(), interval '15 minutes') as at
      union all
      select 'aa000000-0000-4000-8000-000000000001', 'leak', now(), 0
      union all
      select 'aa000000-0000-4000-8000-000000000002', metric, at, case metric when 'leak' then 0 else 14.5 end
        from generate_series(now() - interval '48 hours', now(), interval '1 hour') as at, unnest(array['leak', 'air_temperature']) as metric
    ) as reading), 'demo-1')
 where not exists (select from public.device_latest_readings where device_id = 'aa000000-0000-4000-8000-000000000001');
select public.roll_up_readings(now() - interval '50 hours', now())
 where not exists (select from public.device_reading_hours where device_id = 'aa000000-0000-4000-8000-000000000001');

-- A prediction half a year ago that came true, and one of last week.
insert into public.equipment_predictions (id, company_id, equipment_id, model_id, failure, horizon_days, probability, life_low_days, life_high_days, features, predicted_at)
select made.id::uuid, equipment.company_id, equipment.id, 'e0000000-0000-4000-8000-000000000001', made.failure, made.horizon, made.probability,
       made.low, made.high, made.features::jsonb, now() - make_interval(days => made.days_ago)
  from (values
    ('aa500000-0000-4000-8000-000000000001', 'heating_element', 60, 0.7400, 20, 70, '{"age_years": 11, "recovery_minutes": 96}', 180),
    ('aa500000-0000-4000-8000-000000000002', 'thermostat', 90, 0.5800, 45, 140, '{"age_years": 11, "swing": 18.5}', 7)
  ) as made (id, failure, horizon, probability, low, high, features, days_ago)
  cross join (select company_id, id from public.equipment where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1) as equipment
on conflict do nothing;
insert into public.equipment_prediction_outcomes (company_id, prediction_id, outcome, observed_on, note, recorded_by)
select company_id, id, 'prevented', current_date - 150, 'Element scaled up, replaced at the yearly service.', 'a2000000-0000-4000-8000-000000000003'
  from public.equipment_predictions where id = 'aa500000-0000-4000-8000-000000000001'
on conflict do nothing;

-- A route for tomorrow: asked for, computed, proposed. Its stops are the visits that are there.
insert into public.optimisation_runs (id, company_id, kind, service_date, requested_by)
select 'aa600000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'route', current_date + 1, 'a2000000-0000-4000-8000-000000000002'
 where not exists (select from public.optimisation_runs where id = 'aa600000-0000-4000-8000-000000000001');
update public.optimisation_runs set status = 'running', algorithm = 'savings with 2-opt'
 where id = 'aa600000-0000-4000-8000-000000000001' and status = 'queued';
insert into public.optimisation_stops (company_id, run_id, technician_id, position, visit_id, arrives_at, departs_at, travel_minutes, distance_km)
select run.company_id, run.id, 'a2000000-0000-4000-8000-000000000003', visit.position, visit.id,
       run.service_date + time '15:00' + (visit.position - 1) * interval '2 hours', run.service_date + time '16:15' + (visit.position - 1) * interval '2 hours',
       18, 11.40
  from public.optimisation_runs as run
  join (select id, company_id, row_number() over (partition by company_id order by id)::integer as position from public.visits) as visit
    on visit.company_id = run.company_id and visit.position <= 3
 where run.id = 'aa600000-0000-4000-8000-000000000001' and run.status = 'running'
on conflict do nothing;
update public.optimisation_runs set status = 'proposed', travel_minutes_before = 131, travel_minutes_after = 94
 where id = 'aa600000-0000-4000-8000-000000000001' and status = 'running';

select public.record_usage('a1000000-0000-4000-8000-000000000001', 'optimisations', 1, 'demo-run-1');
select public.record_usage('a1000000-0000-4000-8000-000000000001', 'ai_tokens', 1840, 'demo-chat-1');
