-- What may never be wrong. Names are written for the person who reads them in an error message.
--
-- A state file says what is; where there are rows, Wrench offers NOT VALID first; Wrench sets both timeouts for its session.
-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, disallowed-unique-constraint, require-lock-timeout, require-statement-timeout

-- Keys that references need ------------------------------------------------------------------------------------------------------

alter table public.devices add constraint devices_company_id_id_key unique (company_id, id);
alter table public.device_thresholds add constraint device_thresholds_company_id_id_key unique (company_id, id);
alter table public.device_alerts add constraint device_alerts_company_id_id_key unique (company_id, id);
alter table public.equipment_predictions add constraint equipment_predictions_company_id_id_key unique (company_id, id);
alter table public.optimisation_runs add constraint optimisation_runs_company_id_id_key unique (company_id, id);
alter table public.automation_rules add constraint automation_rules_company_id_id_key unique (company_id, id);

-- One of each --------------------------------------------------------------------------------------------------------------------

alter table public.devices add constraint devices_serial_number_is_used_once unique (company_id, device_type, serial_number);
alter table private.device_tokens add constraint device_tokens_are_unique unique (token_hash);
alter table public.device_placements add constraint device_placements_one_place_at_a_time
  exclude using gist (device_id with =, during with &&);
alter table public.prediction_models add constraint prediction_models_version_is_used_once unique (code, version);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_one_per_alert unique (company_id, alert_id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_one_per_prediction
  unique (company_id, prediction_id);
alter table public.optimisation_stops add constraint optimisation_stops_visit_is_planned_once unique (run_id, visit_id);
alter table public.optimisation_stops add constraint optimisation_stops_technician_is_in_one_place
  exclude using gist (run_id with =, technician_id with =, tstzrange(arrives_at, departs_at) with &&);
alter table public.automation_runs add constraint automation_runs_once_per_event unique (company_id, rule_id, event_key);

-- References ---------------------------------------------------------------------------------------------------------------------

alter table public.device_type_metrics add constraint device_type_metrics_device_type_fkey
  foreign key (device_type) references public.device_types (code);
alter table public.device_type_metrics add constraint device_type_metrics_metric_fkey
  foreign key (metric) references public.device_metrics (code);

alter table public.devices add constraint devices_company_id_fkey foreign key (company_id) references public.companies (id);
alter table public.devices add constraint devices_device_type_fkey foreign key (device_type) references public.device_types (code);
alter table private.device_tokens add constraint device_tokens_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id) on delete cascade;

alter table public.device_placements add constraint device_placements_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.device_placements add constraint device_placements_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id);
alter table public.device_placements add constraint device_placements_equipment_id_fkey
  foreign key (company_id, equipment_id) references public.equipment (company_id, id);
alter table public.telemetry_consents add constraint telemetry_consents_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id);

alter table public.device_readings add constraint device_readings_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.device_latest_readings add constraint device_latest_readings_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.device_latest_readings add constraint device_latest_readings_metric_fkey
  foreign key (metric) references public.device_metrics (code);
alter table public.device_reading_hours add constraint device_reading_hours_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.anomaly_scores add constraint anomaly_scores_hour_fkey
  foreign key (company_id, device_id, metric, hour) references public.device_reading_hours (company_id, device_id, metric, hour);

alter table public.device_thresholds add constraint device_thresholds_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.device_thresholds add constraint device_thresholds_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.device_thresholds add constraint device_thresholds_device_type_fkey
  foreign key (device_type) references public.device_types (code);
alter table public.device_thresholds add constraint device_thresholds_metric_fkey
  foreign key (metric) references public.device_metrics (code);
alter table public.device_alerts add constraint device_alerts_device_id_fkey
  foreign key (company_id, device_id) references public.devices (company_id, id);
alter table public.device_alerts add constraint device_alerts_threshold_id_fkey
  foreign key (company_id, threshold_id) references public.device_thresholds (company_id, id);
alter table public.device_alerts add constraint device_alerts_acknowledged_by_fkey
  foreign key (company_id, acknowledged_by) references public.profiles (company_id, id);

alter table public.equipment_predictions add constraint equipment_predictions_equipment_id_fkey
  foreign key (company_id, equipment_id) references public.equipment (company_id, id);
alter table public.equipment_predictions add constraint equipment_predictions_model_id_fkey
  foreign key (model_id) references public.prediction_models (id);
alter table public.equipment_prediction_outcomes add constraint equipment_prediction_outcomes_prediction_id_fkey
  foreign key (company_id, prediction_id) references public.equipment_predictions (company_id, id);
alter table public.equipment_prediction_outcomes add constraint equipment_prediction_outcomes_recorded_by_fkey
  foreign key (company_id, recorded_by) references public.profiles (company_id, id);

alter table public.maintenance_recommendations add constraint maintenance_recommendations_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_equipment_id_fkey
  foreign key (company_id, equipment_id) references public.equipment (company_id, id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_alert_id_fkey
  foreign key (company_id, alert_id) references public.device_alerts (company_id, id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_prediction_id_fkey
  foreign key (company_id, prediction_id) references public.equipment_predictions (company_id, id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.maintenance_recommendations add constraint maintenance_recommendations_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);

alter table public.optimisation_runs add constraint optimisation_runs_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.optimisation_runs add constraint optimisation_runs_requested_by_fkey
  foreign key (company_id, requested_by) references public.profiles (company_id, id);
alter table public.optimisation_runs add constraint optimisation_runs_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);
alter table public.optimisation_stops add constraint optimisation_stops_run_id_fkey
  foreign key (company_id, run_id) references public.optimisation_runs (company_id, id) on delete cascade;
alter table public.optimisation_stops add constraint optimisation_stops_technician_id_fkey
  foreign key (company_id, technician_id) references public.profiles (company_id, id);
alter table public.optimisation_stops add constraint optimisation_stops_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id);

alter table public.automation_rules add constraint automation_rules_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.automation_runs add constraint automation_runs_rule_id_fkey
  foreign key (company_id, rule_id) references public.automation_rules (company_id, id);
alter table public.automation_runs add constraint automation_runs_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);

alter table public.usage_events add constraint usage_events_company_id_fkey foreign key (company_id) references public.companies (id);
alter table public.usage_events add constraint usage_events_meter_fkey foreign key (meter) references public.usage_meters (code);
alter table public.usage_months add constraint usage_months_company_id_fkey foreign key (company_id) references public.companies (id);
alter table public.usage_months add constraint usage_months_meter_fkey foreign key (meter) references public.usage_meters (code);

-- Values -------------------------------------------------------------------------------------------------------------------------

alter table public.device_metrics add constraint device_metrics_lowest_is_below_highest check (lowest < highest);
alter table public.device_type_metrics add constraint device_type_metrics_interval_is_positive check (every_minutes > 0);

alter table public.devices add constraint devices_name_not_blank check (btrim(name) <> '');
alter table public.devices add constraint devices_serial_number_not_blank check (btrim(serial_number) <> '');
alter table private.device_tokens add constraint device_tokens_are_sha_256 check (octet_length(token_hash) = 32);

alter table public.device_placements add constraint device_placements_begin_at_a_time
  check (not isempty(during) and not lower_inf(during) and lower_inc(during) and not upper_inc(during));
alter table public.telemetry_consents add constraint telemetry_consents_revoked_after_granted check (revoked_at >= granted_at);
alter table public.telemetry_consents add constraint telemetry_consents_name_who_agreed check (btrim(granted_by) <> '');

alter table public.device_readings add constraint device_readings_value_is_a_number
  check (value > '-Infinity'::double precision and value < 'Infinity'::double precision);
-- a device's clock may be wrong by minutes; a reading from tomorrow would be the newest for a day
alter table public.device_readings add constraint device_readings_are_not_from_the_future
  check (recorded_at <= received_at + interval '5 minutes');
alter table public.device_reading_hours add constraint device_reading_hours_begin_on_the_hour
  check (extract(minute from hour at time zone 'UTC') = 0 and extract(second from hour at time zone 'UTC') = 0);
alter table public.device_reading_hours add constraint device_reading_hours_have_readings check (readings > 0);
alter table public.device_reading_hours add constraint device_reading_hours_lowest_up_to_highest check (lowest <= highest);
alter table public.anomaly_scores add constraint anomaly_scores_spread_is_positive check (spread > 0);

alter table public.device_thresholds add constraint device_thresholds_are_for_a_device_or_a_type
  check (num_nonnulls(device_id, device_type) = 1);
alter table public.device_thresholds add constraint device_thresholds_clear_on_the_good_side
  check (case comparison when 'above' then clear_value <= limit_value else clear_value >= limit_value end);
alter table public.device_thresholds add constraint device_thresholds_hold_within_a_week check (hold_minutes between 0 and 10080);

alter table public.device_alerts add constraint device_alerts_clear_after_they_opened check (cleared_at >= opened_at);
alter table public.device_alerts add constraint device_alerts_acknowledged_say_when
  check (acknowledged_by is null or acknowledged_at is not null);

alter table public.prediction_models add constraint prediction_models_version_is_positive check (version > 0);
alter table public.prediction_models add constraint prediction_models_live_say_since_when
  check (status <> 'live' or released_at is not null);

alter table public.equipment_predictions add constraint equipment_predictions_probability_between_zero_and_one
  check (probability between 0 and 1);
alter table public.equipment_predictions add constraint equipment_predictions_horizon_is_positive check (horizon_days > 0);
alter table public.equipment_predictions add constraint equipment_predictions_life_is_an_interval
  check ((life_low_days is null) = (life_high_days is null) and life_low_days >= 0 and life_low_days <= life_high_days);
alter table public.equipment_predictions add constraint equipment_predictions_features_are_an_object
  check (jsonb_typeof(features) = 'object');

alter table public.maintenance_recommendations add constraint maintenance_recommendations_title_not_blank check (btrim(title) <> '');
alter table public.maintenance_recommendations add constraint maintenance_recommendations_accepted_have_a_job
  check ((status = 'accepted') = (job_id is not null));
alter table public.maintenance_recommendations add constraint maintenance_recommendations_dismissed_say_why
  check ((status = 'dismissed') = (dismissal_reason is not null));
alter table public.maintenance_recommendations add constraint maintenance_recommendations_decided_say_when
  check ((status = 'open') = (decided_at is null));

alter table public.optimisation_runs add constraint optimisation_runs_objective_has_weights
  check (jsonb_typeof(objective) = 'object' and not jsonb_path_exists(objective, '$.* ? (@.type() != "number" || @ < 0)'));
alter table public.optimisation_runs add constraint optimisation_runs_travel_not_negative
  check (travel_minutes_before >= 0 and travel_minutes_after >= 0);
alter table public.optimisation_runs add constraint optimisation_runs_failed_say_why check ((status = 'failed') = (failure is not null));
alter table public.optimisation_runs add constraint optimisation_runs_finished_say_when
  check ((status in ('queued', 'running')) = (finished_at is null));
alter table public.optimisation_stops add constraint optimisation_stops_position_begins_at_one check (position >= 1);
alter table public.optimisation_stops add constraint optimisation_stops_depart_after_they_arrive check (departs_at > arrives_at);
alter table public.optimisation_stops add constraint optimisation_stops_travel_not_negative
  check (travel_minutes >= 0 and distance_km >= 0);

-- A rule that cannot be read would fail at night, when the alert comes: it is refused by day.
alter table public.automation_rules add constraint automation_rules_name_not_blank check (btrim(name) <> '');
alter table public.automation_rules add constraint automation_rules_condition_can_be_read
  check (jsonb_typeof(condition) = 'object' and coalesce(jsonb_typeof(condition -> 'all') = 'array', false) and condition - 'all' = '{}'
         and not jsonb_path_exists(condition, '$.all[*] ? (
               @.type() != "object" || !exists(@.fact ? (@.type() == "string")) || !exists(@.value)
               || !exists(@.is ? (@ == "=" || @ == "<>" || @ == "<" || @ == "<=" || @ == ">" || @ == ">=" || @ == "in")))')
         and not jsonb_path_exists(condition, '$.all[*] ? (@.is == "in" && @.value.type() != "array")'));
alter table public.automation_rules add constraint automation_rules_action_can_be_done
  check (coalesce(case action ->> 'do'
           when 'recommend'        then jsonb_path_exists(action, '$.title ? (@.type() == "string" && @ != "")')
           when 'book_job'         then jsonb_path_exists(action, '$.title ? (@.type() == "string" && @ != "")')
           when 'notify_office'    then jsonb_path_exists(action, '$.message ? (@.type() == "string" && @ != "")')
           when 'message_customer' then jsonb_path_exists(action, '$.message ? (@.type() == "string" && @ != "")')
           when 'call_webhook'     then jsonb_path_exists(action, '$.url ? (@ starts with "https://")')
           else false
         end, false)
         and not jsonb_path_exists(action, '$.within_days ? (@.type() != "number" || @ < 0 || @ > 3650)'));
alter table public.automation_runs add constraint automation_runs_finished_say_when
  check ((status in ('awaiting_approval', 'queued')) = (finished_at is null));

alter table public.usage_events add constraint usage_events_quantity_is_positive check (quantity > 0);
alter table public.usage_events add constraint usage_events_key_not_blank check (btrim(idempotency_key) <> '');
alter table public.usage_months add constraint usage_months_begin_a_month check (extract(day from month) = 1);
