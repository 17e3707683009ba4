-- Indexes beyond those that keys make by themselves. On the readings there are two: the primary key answers "this device, this metric, from
-- then on", and a BRIN of a few pages answers "everything of that night" because readings arrive in the order of time.
--
-- Made with their tables, in one transaction; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-concurrent-index-creation, require-lock-timeout, require-statement-timeout

create index if not exists device_readings_by_time on public.device_readings using brin (recorded_at);

-- Foreign keys, the parent's id first as in phase 3
create index if not exists device_type_metrics_metric_idx on public.device_type_metrics (metric);
create index if not exists devices_device_type_idx on public.devices (device_type);
create index if not exists device_tokens_device_id_idx on private.device_tokens (company_id, device_id);
create index if not exists device_placements_device_id_idx on public.device_placements (device_id, company_id);
create index if not exists device_placements_property_id_idx on public.device_placements (property_id, company_id);
create index if not exists device_placements_equipment_id_idx on public.device_placements (equipment_id, company_id);
create index if not exists telemetry_consents_property_id_idx on public.telemetry_consents (property_id, company_id);
create index if not exists device_latest_readings_metric_idx on public.device_latest_readings (metric);
create index if not exists device_thresholds_device_id_idx on public.device_thresholds (device_id, company_id);
create index if not exists device_thresholds_device_type_idx on public.device_thresholds (device_type);
create index if not exists device_thresholds_metric_idx on public.device_thresholds (metric);
create index if not exists device_alerts_device_id_idx on public.device_alerts (device_id, company_id, opened_at desc);
create index if not exists device_alerts_threshold_id_idx on public.device_alerts (threshold_id, company_id);
create index if not exists device_alerts_acknowledged_by_idx on public.device_alerts (company_id, acknowledged_by);
create index if not exists equipment_predictions_equipment_id_idx
  on public.equipment_predictions (equipment_id, company_id, predicted_at desc);
create index if not exists equipment_predictions_model_id_idx on public.equipment_predictions (model_id);
create index if not exists equipment_prediction_outcomes_recorded_by_idx on public.equipment_prediction_outcomes (company_id, recorded_by);
create index if not exists maintenance_recommendations_property_id_idx on public.maintenance_recommendations (property_id, company_id);
create index if not exists maintenance_recommendations_equipment_id_idx on public.maintenance_recommendations (equipment_id, company_id);
create index if not exists maintenance_recommendations_job_id_idx on public.maintenance_recommendations (job_id, company_id);
create index if not exists maintenance_recommendations_decided_by_idx on public.maintenance_recommendations (company_id, decided_by);
create index if not exists optimisation_runs_requested_by_idx on public.optimisation_runs (company_id, requested_by);
create index if not exists optimisation_runs_decided_by_idx on public.optimisation_runs (company_id, decided_by);
create index if not exists optimisation_stops_run_id_idx on public.optimisation_stops (run_id, company_id);
create index if not exists optimisation_stops_technician_id_idx on public.optimisation_stops (technician_id, company_id, arrives_at);
create index if not exists optimisation_stops_visit_id_idx on public.optimisation_stops (visit_id, company_id);
create index if not exists automation_runs_decided_by_idx on public.automation_runs (company_id, decided_by);
create index if not exists usage_events_meter_idx on public.usage_events (meter);
create index if not exists usage_months_meter_idx on public.usage_months (meter);

-- Rules that only an index can state
create unique index if not exists telemetry_consents_one_in_force
  on public.telemetry_consents (property_id) where revoked_at is null;
create unique index if not exists device_alerts_one_open on public.device_alerts (device_id, threshold_id) where cleared_at is null;
create unique index if not exists prediction_models_one_live on public.prediction_models (code) where status = 'live';
create unique index if not exists optimisation_runs_one_accepted
  on public.optimisation_runs (company_id, kind, service_date) where status = 'accepted';

-- Screens and timers: what is wrong now, what to do, what waits for a person, what waits for a worker
create index if not exists device_alerts_open on public.device_alerts (company_id, severity, opened_at) where cleared_at is null;
create index if not exists maintenance_recommendations_open
  on public.maintenance_recommendations (company_id, severity, created_at) where status = 'open';
create index if not exists automation_runs_waiting
  on public.automation_runs (company_id, created_at) where status in ('awaiting_approval', 'queued');
create index if not exists anomaly_scores_found on public.anomaly_scores (company_id, hour) where is_anomaly;
create index if not exists device_reading_hours_by_time on public.device_reading_hours using brin (hour);
create index if not exists usage_events_by_time on public.usage_events (company_id, occurred_at);
