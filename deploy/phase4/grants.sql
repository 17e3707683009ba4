-- Who may try what: the platform's defaults are taken back, and each role gets what it uses.

revoke all on public.device_metrics, public.device_types, public.device_type_metrics, public.devices, public.device_placements,
  public.telemetry_consents, public.device_readings, public.device_latest_readings, public.device_reading_hours, public.anomaly_scores,
  public.device_thresholds, public.device_alerts, public.prediction_models, public.equipment_predictions,
  public.equipment_prediction_outcomes, public.maintenance_recommendations, public.optimisation_runs, public.optimisation_stops,
  public.automation_rules, public.automation_runs, public.usage_meters, public.usage_events, public.usage_months, public.device_board,
  public.alert_board, public.prediction_quality
  from anon, authenticated;

grant select on public.device_metrics, public.device_types, public.device_type_metrics, public.device_readings,
  public.device_latest_readings, public.device_reading_hours, public.anomaly_scores, public.device_alerts, public.prediction_models,
  public.equipment_predictions, public.optimisation_stops, public.automation_runs, public.usage_meters, public.usage_events,
  public.usage_months, public.device_board, public.alert_board, public.prediction_quality to authenticated;

grant select on public.devices, public.device_placements, public.telemetry_consents, public.device_thresholds,
  public.equipment_prediction_outcomes, public.maintenance_recommendations, public.optimisation_runs, public.automation_rules
  to authenticated;
grant insert (company_id, device_type, name, serial_number, firmware_version) on public.devices to authenticated;
grant update (name, status, firmware_version) on public.devices to authenticated;
grant insert (company_id, device_id, property_id, equipment_id, during), update (during), delete on public.device_placements to authenticated;
grant insert (company_id, property_id, granted_by, granted_at), update (revoked_at) on public.telemetry_consents to authenticated;
grant insert (company_id, device_id, device_type, metric, comparison, limit_value, clear_value, hold_minutes, severity, is_active),
  update (comparison, limit_value, clear_value, hold_minutes, severity, is_active) on public.device_thresholds to authenticated;
grant insert (company_id, prediction_id, outcome, observed_on, note, recorded_by), update (outcome, observed_on, note)
  on public.equipment_prediction_outcomes to authenticated;
grant insert (company_id, property_id, equipment_id, alert_id, prediction_id, severity, title, reason, do_before),
  update (status, severity, title, do_before, dismissal_reason, job_id) on public.maintenance_recommendations to authenticated;
grant insert (company_id, kind, service_date, objective, requested_by), update (status, decided_by, decided_at)
  on public.optimisation_runs to authenticated;
grant insert (company_id, name, event, condition, action, is_active), update (name, event, condition, action, is_active)
  on public.automation_rules to authenticated;

-- Servers with the secret key: past row level security, not past triggers and constraints. Alerts, latest readings and monthly usage are
-- results, and nobody's to write.
revoke all on public.device_latest_readings, public.device_alerts, public.usage_months from service_role;
grant select on public.device_latest_readings, public.device_alerts, public.usage_months, public.device_board, public.alert_board,
  public.prediction_quality to service_role;
grant select, insert, update, delete on public.device_metrics, public.device_types, public.device_type_metrics, public.devices,
  public.device_placements, public.telemetry_consents, public.device_readings, public.device_reading_hours, public.anomaly_scores,
  public.device_thresholds, public.prediction_models, public.equipment_predictions, public.equipment_prediction_outcomes,
  public.maintenance_recommendations, public.optimisation_runs, public.optimisation_stops, public.automation_rules, public.automation_runs,
  public.usage_meters, public.usage_events to service_role;

-- Policies are evaluated with the reader's rights; the rest of private is for the owner.
revoke execute on function private.my_devices() from public;
revoke execute on function private.condition_holds(jsonb, jsonb) from public;
revoke execute on function private.carry_out(uuid) from public;
revoke execute on function private.fire_automations(uuid, public.automation_event, text, jsonb) from public;
revoke execute on function private.add_reading_months(date, date) from public;
revoke execute on function private.drop_reading_months(date) from public;
grant execute on function private.my_devices() to authenticated, service_role;
