-- Triggers, named as in phase 1 so that those of one table and moment fire as guard, touch.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace trigger devices_guard before update on public.devices
  for each row execute function private.guard_device();
create or replace trigger devices_retire after update of status on public.devices
  for each row when (new.status = 'retired' and old.status <> 'retired') execute function private.retire_device();
create or replace trigger devices_touch before update on public.devices
  for each row execute function private.touch_updated_at();

-- On the parent, once a statement: readings are evaluated however they came. Rows moved between partitions are not new, and no trigger
-- sees them.
create or replace trigger device_readings_evaluate after insert on public.device_readings
  referencing new table as incoming
  for each statement execute function private.evaluate_readings();

create or replace trigger device_thresholds_clear_alerts after update on public.device_thresholds
  for each row when (old.device_id is distinct from new.device_id or old.device_type is distinct from new.device_type
    or old.metric is distinct from new.metric or old.comparison is distinct from new.comparison
    or old.limit_value is distinct from new.limit_value or old.is_active is distinct from new.is_active)
  execute function private.clear_alerts_of_threshold();
create or replace trigger device_thresholds_touch before update on public.device_thresholds
  for each row execute function private.touch_updated_at();

create or replace trigger device_alerts_announce after insert on public.device_alerts
  for each row execute function private.announce_alert();
create or replace trigger device_alerts_announce_clearing after update of cleared_at on public.device_alerts
  for each row when (old.cleared_at is null and new.cleared_at is not null) execute function private.announce_alert();
create or replace trigger anomaly_scores_announce after insert on public.anomaly_scores
  for each row when (new.is_anomaly) execute function private.announce_anomaly();

create or replace trigger equipment_predictions_announce after insert on public.equipment_predictions
  for each row execute function private.announce_prediction();
create or replace trigger equipment_predictions_keep before update or delete or truncate on public.equipment_predictions
  for each statement execute function private.keep_as_written();

create or replace trigger maintenance_recommendations_guard before insert or update on public.maintenance_recommendations
  for each row execute function private.guard_recommendation();
create or replace trigger optimisation_runs_guard before insert or update on public.optimisation_runs
  for each row execute function private.guard_optimisation_run();
create or replace trigger optimisation_stops_guard before insert or update or delete on public.optimisation_stops
  for each row execute function private.guard_optimisation_stop();
create or replace trigger automation_rules_touch before update on public.automation_rules
  for each row execute function private.touch_updated_at();

create or replace trigger usage_events_add after insert on public.usage_events
  referencing new table as added
  for each statement execute function private.add_usage();
create or replace trigger usage_events_keep before update or delete or truncate on public.usage_events
  for each statement execute function private.keep_as_written();
