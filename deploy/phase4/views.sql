-- Views for the screens, all with security_invoker. "Offline" and the like are derived here, from the newest reading and the clock.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace view public.device_board with (security_invoker = true) as
  select device.id, device.company_id, device.name, device.device_type, type.name as type, device.serial_number,
         place.property_id, place.equipment_id, property.street, property.city,
         case
           when device.status <> 'active' then device.status::text
           when latest.recorded_at is null then 'never_heard'
           when latest.recorded_at < now() - 3 * make_interval(mins => rhythm.every_minutes) then 'offline'
           else 'online'
         end as state,
         latest.recorded_at as last_seen_at, alerts.open_alerts
    from public.devices as device
    join public.device_types as type on type.code = device.device_type
    cross join lateral (select min(reported.every_minutes) as every_minutes
                          from public.device_type_metrics as reported
                         where reported.device_type = device.device_type) as rhythm
    cross join lateral (select max(reading.recorded_at) as recorded_at
                          from public.device_latest_readings as reading
                         where reading.company_id = device.company_id and reading.device_id = device.id) as latest
    cross join lateral (select count(*) as open_alerts
                          from public.device_alerts as alert
                         where alert.company_id = device.company_id and alert.device_id = device.id and alert.cleared_at is null) as alerts
    left join public.device_placements as place
      on place.company_id = device.company_id and place.device_id = device.id and upper_inf(place.during)
    left join public.properties as property on property.company_id = place.company_id and property.id = place.property_id;
comment on view public.device_board is 'Devices with where they are, whether they are heard, and how many alerts are open.';

create or replace view public.alert_board with (security_invoker = true) as
  select alert.id, alert.company_id, alert.device_id, device.name as device, threshold.metric, metric.name as measured, metric.unit,
         alert.severity, threshold.comparison, threshold.limit_value, alert.first_value, alert.worst_value, alert.last_value,
         alert.opened_at, alert.last_reading_at, alert.cleared_at,
         case
           when alert.cleared_at is null then case when alert.acknowledged_at is null then 'open' else 'acknowledged' end
           else case when alert.acknowledged_at is null then 'cleared_unseen' else 'cleared' end
         end as state,
         advice.id as recommendation_id, advice.job_id
    from public.device_alerts as alert
    join public.devices as device on device.company_id = alert.company_id and device.id = alert.device_id
    join public.device_thresholds as threshold on threshold.company_id = alert.company_id and threshold.id = alert.threshold_id
    join public.device_metrics as metric on metric.code = threshold.metric
    left join public.maintenance_recommendations as advice on advice.company_id = alert.company_id and advice.alert_id = alert.id;
comment on view public.alert_board is 'Alerts with what was measured and what came of them.';

create or replace view public.prediction_quality with (security_invoker = true) as
  select prediction.company_id, model.id as model_id, model.code, model.version, model.status,
         count(*) as predictions, count(outcome.outcome) as outcomes,
         count(*) filter (where outcome.outcome in ('confirmed', 'prevented')) as right_ones,
         count(*) filter (where outcome.outcome = 'false_alarm') as false_alarms,
         -- mean squared distance of what was said from what was: 0 is an oracle, 0.25 a coin
         round(avg(case outcome.outcome
                     when 'confirmed' then (1 - prediction.probability) ^ 2
                     when 'prevented' then (1 - prediction.probability) ^ 2
                     when 'false_alarm' then prediction.probability ^ 2
                   end), 4) as brier_score
    from public.equipment_predictions as prediction
    join public.prediction_models as model on model.id = prediction.model_id
    left join public.equipment_prediction_outcomes as outcome
      on outcome.company_id = prediction.company_id and outcome.prediction_id = prediction.id
   group by prediction.company_id, model.id;
comment on view public.prediction_quality is 'How good each model has been for a company, by what was found afterwards.';
