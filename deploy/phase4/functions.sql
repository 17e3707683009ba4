-- Functions: who may see a device, what keeps rows right, how readings become alerts, and the steps that the app, the gateway and the timers
-- call. SECURITY DEFINER stands, with its reason, where a function must see more than its caller; ownership of a partition is such a reason.

-- Who is asking --------------------------------------------------------------------------------------------------------------------

-- Runs as the caller on purpose: row level security of properties decides, so whoever may see a property sees what hangs in it now.
create or replace function private.my_devices() returns setof uuid
  language sql stable set search_path = ''
  as $$
    select placement.device_id
      from public.device_placements as placement
     where upper_inf(placement.during)
       and placement.property_id in (select property.id from public.properties as property)
  $$;
comment on function private.my_devices() is 'Devices at properties that the caller may see: how a technician sees those of his jobs.';

-- What keeps rows right --------------------------------------------------------------------------------------------------------------

create or replace function private.guard_device() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if new.device_type <> old.device_type then
    raise exception 'a device stays of its type: retire it and register another' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status
     and (old.status, new.status) not in (('registered', 'active'), ('registered', 'retired'), ('active', 'retired')) then
    raise exception 'a device cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- As the owner: a member who retires a device has no right to the tokens.
create or replace function private.retire_device() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  delete from private.device_tokens where device_id = new.id;
  update public.device_placements set during = tstzrange(lower(during), greatest(now(), lower(during) + interval '1 second'))
   where device_id = new.id and upper_inf(during);
  return null;
end
$$;

-- A threshold that changes is another one: its open alerts speak of what no longer counts. As the owner: alerts are nobody's to write.
create or replace function private.clear_alerts_of_threshold() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.device_alerts set cleared_at = greatest(now(), opened_at) where threshold_id = new.id and cleared_at is null;
  return null;
end
$$;

create or replace function private.guard_recommendation() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'open' then
      raise exception 'a recommendation begins open' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.status <> 'open' then
    raise exception 'the recommendation is %: it does not change any more', old.status using errcode = 'restrict_violation';
  end if;
  if new.status <> 'open' then
    new.decided_at := now();
    new.decided_by := (select id from public.profiles where company_id = new.company_id and user_id = (select auth.uid()));
  end if;
  return new;
end
$$;

create or replace function private.guard_optimisation_run() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'queued' then
      raise exception 'an optimisation begins queued' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('queued', 'running'), ('queued', 'failed'), ('running', 'proposed'), ('running', 'failed'),
       ('proposed', 'accepted'), ('proposed', 'rejected'), ('proposed', 'superseded'), ('accepted', 'superseded')) then
    raise exception 'an optimisation cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if current_setting('role') = 'authenticated' and new.status <> old.status and new.status in ('running', 'proposed', 'failed') then
    raise exception 'only the optimiser says that an optimisation is %', new.status using errcode = 'insufficient_privilege';
  end if;
  new.finished_at := case when new.status not in ('queued', 'running') then coalesce(new.finished_at, now()) end;
  return new;
end
$$;

create or replace function private.guard_optimisation_stop() returns trigger
  language plpgsql set search_path = ''
  as $$
declare
  stop public.optimisation_stops := coalesce(new, old);
begin
  -- no run: it is being deleted, and its stops with it
  if exists (select from public.optimisation_runs where id = stop.run_id and status <> 'running') then
    raise exception 'stops are written while the optimisation is running' using errcode = 'restrict_violation';
  end if;
  return stop;
end
$$;

-- As the owner: whoever records usage may not write the sums. Groups are taken in one order, so that two batches do not wait for each other.
create or replace function private.add_usage() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  insert into public.usage_months as known (company_id, meter, month, events, quantity)
  select company_id, meter, date_trunc('month', occurred_at at time zone 'UTC')::date, count(*), sum(quantity)
    from added
   group by 1, 2, 3
   order by 1, 2, 3
  on conflict (company_id, meter, month) do update
     set events = known.events + excluded.events, quantity = known.quantity + excluded.quantity;
  return null;
end
$$;

-- Automation -------------------------------------------------------------------------------------------------------------------------

create or replace function private.condition_holds(condition jsonb, facts jsonb) returns boolean
  language plpgsql immutable set search_path = ''
  as $$
declare
  part jsonb;
  fact jsonb;
  wanted jsonb;
  holds boolean;
begin
  for part in select value from jsonb_array_elements(condition -> 'all') loop
    fact := facts -> (part ->> 'fact');
    wanted := part -> 'value';
    -- a fact that the event does not have is not so, whatever is asked of it; order is of numbers with numbers and texts with texts
    holds := fact is not null and case part ->> 'is'
      when '='  then fact = wanted
      when '<>' then fact <> wanted
      when 'in' then wanted @> jsonb_build_array(fact)
      else jsonb_typeof(fact) = jsonb_typeof(wanted) and case part ->> 'is'
        when '<'  then fact < wanted
        when '<=' then fact <= wanted
        when '>'  then fact > wanted
        when '>=' then fact >= wanted
      end
    end;
    if not holds then
      return false;
    end if;
  end loop;
  return true;
end
$$;
comment on function private.condition_holds(jsonb, jsonb) is 'Whether every part of an automation rule''s condition holds for these facts.';

-- Carries out what stays inside the database; the rest is queued for a worker. Called by the triggers below and the approval, as the owner.
create or replace function private.carry_out(run_id uuid) returns void
  language plpgsql set search_path = ''
  as $$
declare
  run public.automation_runs;
  equipment_place uuid := null;
  recommendation uuid;
  job uuid;
begin
  select * into strict run from public.automation_runs where id = carry_out.run_id for no key update;
  if run.action ->> 'do' not in ('recommend', 'book_job') then
    update public.automation_runs set status = 'queued' where id = run.id;
    return;
  end if;

  -- whatever goes wrong here must not take the reading with it that fired the rule
  begin
    equipment_place := (run.facts ->> 'property_id')::uuid;
    if equipment_place is null then
      raise exception 'nobody knows at which property' using errcode = 'check_violation';
    end if;
    insert into public.maintenance_recommendations
           (company_id, property_id, equipment_id, alert_id, prediction_id, severity, title, reason, do_before)
    values (run.company_id, equipment_place, (run.facts ->> 'equipment_id')::uuid, (run.facts ->> 'alert_id')::uuid,
            (run.facts ->> 'prediction_id')::uuid, coalesce(run.facts ->> 'severity', 'warning')::public.alert_severity,
            run.action ->> 'title', run.facts ->> 'summary', current_date + (run.action ->> 'within_days')::numeric::integer)
    on conflict do nothing
    returning id into recommendation;
    if recommendation is not null and run.action ->> 'do' = 'book_job' then
      job := public.accept_recommendation(recommendation);
    end if;
    update public.automation_runs
       set status = 'succeeded', finished_at = now(),
           detail = case when recommendation is null then 'recommended before' when job is null then 'recommended' else 'job ' || job end
     where id = run.id;
  exception when others then
    update public.automation_runs set status = 'failed', finished_at = now(), detail = sqlerrm where id = run.id;
  end;
end
$$;

-- Called by triggers, as the owner: rules must fire whatever the writer may see.
create or replace function private.fire_automations(company uuid, happened public.automation_event, event_key text, facts jsonb) returns void
  language plpgsql set search_path = ''
  as $$
declare
  fired uuid;
begin
  for fired in
    insert into public.automation_runs (company_id, rule_id, event_key, status, facts, action)
    select rule.company_id, rule.id, fire_automations.event_key,
           case when rule.needs_approval then 'awaiting_approval' else 'queued' end::public.automation_run_status,
           fire_automations.facts, rule.action
      from public.automation_rules as rule
     where rule.company_id = fire_automations.company and rule.event = fire_automations.happened and rule.is_active
       and private.condition_holds(rule.condition, fire_automations.facts)
     order by rule.id
    on conflict on constraint automation_runs_once_per_event do nothing
    returning case when status = 'queued' then id end
  loop
    if fired is not null then
      perform private.carry_out(fired);
    end if;
  end loop;
end
$$;

create or replace function private.announce_alert() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  facts jsonb;
begin
  select jsonb_build_object(
           'alert_id', new.id, 'device_id', device.id, 'device', device.name, 'device_type', device.device_type,
           'property_id', place.property_id, 'equipment_id', place.equipment_id, 'metric', threshold.metric, 'severity', new.severity,
           'value', new.last_value, 'limit', threshold.limit_value,
           'summary', format('%s: %s is %s %s, %s %s', device.name, metric.name, new.last_value, metric.unit, threshold.comparison,
                             threshold.limit_value))
    into strict facts
    from public.devices as device
    join public.device_thresholds as threshold on threshold.id = new.threshold_id
    join public.device_metrics as metric on metric.code = threshold.metric
    left join public.device_placements as place on place.device_id = device.id and place.during @> new.opened_at
   where device.id = new.device_id;
  perform private.fire_automations(
    new.company_id, case when new.cleared_at is null then 'alert_opened' else 'alert_cleared' end::public.automation_event,
    new.id::text, facts);
  return null;
end
$$;

create or replace function private.announce_anomaly() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  facts jsonb;
begin
  select jsonb_build_object(
           'device_id', device.id, 'device', device.name, 'device_type', device.device_type, 'property_id', place.property_id,
           'equipment_id', place.equipment_id, 'metric', new.metric, 'value', new.observed, 'score', new.score,
           'summary', format('%s: %s was %s, usually %s', device.name, metric.name, round(new.observed::numeric, 2),
                             round(new.expected::numeric, 2)))
    into strict facts
    from public.devices as device
    join public.device_metrics as metric on metric.code = new.metric
    left join public.device_placements as place on place.device_id = device.id and place.during @> new.hour
   where device.id = new.device_id;
  perform private.fire_automations(
    new.company_id, 'anomaly_found', concat_ws(' ', new.device_id, new.metric, extract(epoch from new.hour)), facts);
  return null;
end
$$;

create or replace function private.announce_prediction() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  facts jsonb;
begin
  -- a model in the shadow is listened to by nobody
  select jsonb_build_object(
           'prediction_id', new.id, 'equipment_id', new.equipment_id, 'property_id', place.property_id, 'model', model.code,
           'failure', new.failure, 'probability', new.probability, 'horizon_days', new.horizon_days,
           'summary', format('%s expects %s within %s days (%s %%)', model.name, replace(new.failure, '_', ' '), new.horizon_days,
                             round(100 * new.probability)))
    into facts
    from public.prediction_models as model
    left join public.device_placements as place on place.company_id = new.company_id and place.equipment_id = new.equipment_id
                                               and place.during @> new.predicted_at
   where model.id = new.model_id and model.status = 'live'
   limit 1;
  if found then
    perform private.fire_automations(new.company_id, 'failure_predicted', new.id::text, facts);
  end if;
  return null;
end
$$;

-- Readings become alerts -----------------------------------------------------------------------------------------------------------

-- Once for each statement that brought readings. As the owner: an alert must not depend on what the gateway may see, and nobody else may
-- write alerts and latest readings.
create or replace function private.evaluate_readings() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  crossing record;
begin
  -- two batches of one device wait for each other here
  perform from public.device_latest_readings as latest
    where (latest.company_id, latest.device_id, latest.metric) in (select company_id, device_id, metric from incoming)
    order by latest.company_id, latest.device_id, latest.metric
      for no key update;

  -- In the order of time, what is newer than all that was known: a reading that arrives late neither raises nor clears. Of readings that are
  -- clear, which nearly all are, the first after a crossing is enough.
  for crossing in
    select * from (
      select seen.*, lag(seen.state) over readings as state_before
        from (
          select reading.*, threshold.id as threshold_id, threshold.severity, threshold.comparison, threshold.limit_value,
                 threshold.hold_minutes,
                 case
                   when threshold.comparison = 'above' and reading.value >  threshold.limit_value then 'crossed'
                   when threshold.comparison = 'above' and reading.value <= threshold.clear_value then 'clear'
                   when threshold.comparison = 'below' and reading.value <  threshold.limit_value then 'crossed'
                   when threshold.comparison = 'below' and reading.value >= threshold.clear_value then 'clear'
                 end as state
            from incoming as reading
            join public.devices as device on device.company_id = reading.company_id and device.id = reading.device_id
            join public.device_thresholds as threshold
              on threshold.company_id = reading.company_id and threshold.metric = reading.metric and threshold.is_active
             and (threshold.device_id = device.id or threshold.device_type = device.device_type)
            left join public.device_latest_readings as latest
              on latest.company_id = reading.company_id and latest.device_id = reading.device_id and latest.metric = reading.metric
           where reading.recorded_at > coalesce(latest.recorded_at, '-infinity')
        ) as seen
       where seen.state is not null
      window readings as (partition by seen.device_id, seen.threshold_id order by seen.recorded_at)
    ) as run
    where run.state = 'crossed' or run.state_before is distinct from 'clear'
    order by run.recorded_at, run.device_id, run.threshold_id
  loop
    if crossing.state = 'clear' then
      update public.device_alerts
         set cleared_at = crossing.recorded_at, last_value = crossing.value, last_reading_at = crossing.recorded_at
       where device_id = crossing.device_id and threshold_id = crossing.threshold_id and cleared_at is null;
      continue;
    end if;

    -- it has to hold: the last reading before the period had crossed already, and none since has not
    continue when crossing.hold_minutes > 0
      and not exists (select from public.device_alerts
                       where device_id = crossing.device_id and threshold_id = crossing.threshold_id and cleared_at is null)
      and (exists (
             select from public.device_readings as between_them
              where between_them.company_id = crossing.company_id and between_them.device_id = crossing.device_id
                and between_them.metric = crossing.metric
                and between_them.recorded_at > crossing.recorded_at - make_interval(mins => crossing.hold_minutes)
                and between_them.recorded_at < crossing.recorded_at
                and not case crossing.comparison when 'above' then between_them.value > crossing.limit_value
                                                 else between_them.value < crossing.limit_value end)
           or not coalesce((
             select case crossing.comparison when 'above' then before_it.value > crossing.limit_value
                                             else before_it.value < crossing.limit_value end
               from public.device_readings as before_it
              where before_it.company_id = crossing.company_id and before_it.device_id = crossing.device_id
                and before_it.metric = crossing.metric
                and before_it.recorded_at <= crossing.recorded_at - make_interval(mins => crossing.hold_minutes)
              order by before_it.recorded_at desc
              limit 1), false));

    insert into public.device_alerts as open
           (company_id, device_id, threshold_id, severity, opened_at, first_value, worst_value, last_value, last_reading_at)
    values (crossing.company_id, crossing.device_id, crossing.threshold_id, crossing.severity, crossing.recorded_at, crossing.value,
            crossing.value, crossing.value, crossing.recorded_at)
    on conflict (device_id, threshold_id) where cleared_at is null do update
       set last_value = excluded.last_value, last_reading_at = excluded.last_reading_at,
           worst_value = case crossing.comparison when 'above' then greatest(open.worst_value, excluded.last_value)
                                                  else least(open.worst_value, excluded.last_value) end;
  end loop;

  insert into public.device_latest_readings as latest (company_id, device_id, metric, recorded_at, value)
  select distinct on (company_id, device_id, metric) company_id, device_id, metric, recorded_at, value
    from incoming
   order by company_id, device_id, metric, recorded_at desc
  on conflict (company_id, device_id, metric) do update
     set recorded_at = excluded.recorded_at, value = excluded.value
   where excluded.recorded_at > latest.recorded_at;
  return null;
end
$$;

-- Telemetry: months, hours, anomalies ------------------------------------------------------------------------------------------------

-- Called by maintain_readings(), as the owner of the table.
create or replace function private.add_reading_months(first_month date, last_month date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  begins timestamptz;
  ends timestamptz;
  partition text;
  added integer := 0;
begin
  for begins in
    select month from generate_series(first_month::timestamp, last_month, interval '1 month') as plain (day)
     cross join lateral (select plain.day at time zone 'UTC') as utc (month)
  loop
    ends := ((begins at time zone 'UTC') + interval '1 month') at time zone 'UTC';
    partition := 'device_readings_' || to_char(begins at time zone 'UTC', 'YYYY_MM');
    continue when to_regclass('telemetry.' || partition) is not null;

    execute format('create table telemetry.%I (like public.device_readings including defaults including constraints)', partition);
    execute format('alter table telemetry.%I enable row level security', partition);
    execute format('revoke all on telemetry.%I from anon, authenticated, service_role', partition);
    -- what came before its month was made is in the default partition, which must not hold it when the month is attached
    lock table telemetry.device_readings_default in access exclusive mode;
    execute format('with moved as (delete from telemetry.device_readings_default where recorded_at >= %L and recorded_at < %L returning *)
                    insert into telemetry.%I select * from moved', begins, ends, partition);
    execute format('alter table public.device_readings attach partition telemetry.%I for values from (%L) to (%L)', partition, begins, ends);
    added := added + 1;
  end loop;
  return added;
end
$$;

create or replace function private.drop_reading_months(before_month date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  partition name;
  dropped integer := 0;
begin
  for partition in
    select child.relname
      from pg_catalog.pg_inherits as link
      join pg_catalog.pg_class as child on child.oid = link.inhrelid
     where link.inhparent = 'public.device_readings'::regclass
       and child.relnamespace = 'telemetry'::regnamespace and child.relname ~ '^device_readings_\d{4}_\d{2}$'
       and to_date(right(child.relname, 7), 'YYYY_MM') < before_month
     order by 1
  loop
    execute format('drop table telemetry.%I', partition);
    dropped := dropped + 1;
  end loop;
  delete from telemetry.device_readings_default where recorded_at < (before_month::timestamp at time zone 'UTC');
  return dropped;
end
$$;

-- As the owner: partitions are made and dropped by the owner of the table.
create or replace function public.maintain_readings(months_ahead integer default 2, keep_months integer default 13)
  returns table (months_added integer, months_dropped integer)
  language plpgsql security definer set search_path = ''
  as $$
declare
  this_month constant date := date_trunc('month', now() at time zone 'UTC')::date;
  oldest_kept constant date := (this_month - make_interval(months => keep_months))::date;
  stray date;
begin
  if months_ahead not between 0 and 24 or keep_months not between 1 and 120 then
    raise exception 'months_ahead is 0 to 24 and keep_months 1 to 120' using errcode = 'invalid_parameter_value';
  end if;
  -- one timer at a time; the second finds nothing left to do
  perform pg_advisory_xact_lock(hashtextextended('public.maintain_readings', 0));

  months_added := private.add_reading_months(this_month, (this_month + make_interval(months => months_ahead))::date);
  for stray in
    select distinct date_trunc('month', recorded_at at time zone 'UTC')::date from telemetry.device_readings_default
     where recorded_at >= (oldest_kept::timestamp at time zone 'UTC')
     order by 1
  loop
    months_added := months_added + private.add_reading_months(stray, stray);
  end loop;

  -- the hours outlive the readings they are made of
  perform public.roll_up_readings('-infinity', oldest_kept::timestamp at time zone 'UTC');
  months_dropped := private.drop_reading_months(oldest_kept);
  return next;
end
$$;
comment on function public.maintain_readings(integer, integer) is
  'Makes the months that are coming, moves in what came before its month, sums up and drops what is older than is kept. For a daily timer.';

create or replace function public.roll_up_readings(from_time timestamptz, to_time timestamptz) returns bigint
  language plpgsql set search_path = ''
  as $$
declare
  hours bigint;
begin
  -- whole hours: a part of one would replace the sum of all of it
  insert into public.device_reading_hours as known (company_id, device_id, metric, hour, readings, total, lowest, highest)
  select company_id, device_id, metric, date_trunc('hour', recorded_at, 'UTC'), count(*), sum(value), min(value), max(value)
    from public.device_readings
   where recorded_at >= date_trunc('hour', from_time, 'UTC') and recorded_at < date_trunc('hour', to_time, 'UTC')
   group by 1, 2, 3, 4
   order by 1, 2, 3, 4
  on conflict (company_id, device_id, metric, hour) do update
     set readings = excluded.readings, total = excluded.total, lowest = excluded.lowest, highest = excluded.highest
   where (known.readings, known.total, known.lowest, known.highest)
         is distinct from (excluded.readings, excluded.total, excluded.lowest, excluded.highest);
  get diagnostics hours = row_count;
  return hours;
end
$$;
comment on function public.roll_up_readings(timestamptz, timestamptz) is
  'Sums up whole hours; may be repeated. For a timer, with a day''s overlap for what arrives late. Answers how many changed.';

create or replace function public.score_anomalies(from_time timestamptz, to_time timestamptz) returns bigint
  language plpgsql set search_path = ''
  as $$
declare
  scored bigint;
begin
  insert into public.anomaly_scores (company_id, device_id, metric, hour, observed, expected, spread)
  select hours.company_id, hours.device_id, hours.metric, hours.hour, hours.average, usual.mean,
         -- something that never moves would make the least movement infinitely strange
         greatest(usual.deviation, (metric.highest - metric.lowest) / 1000)
    from public.device_reading_hours as hours
    join public.device_metrics as metric on metric.code = hours.metric and metric.kind = 'gauge'
    cross join lateral (
      select avg(past.average) as mean, coalesce(stddev_samp(past.average), 0) as deviation, count(*) as known_hours
        from public.device_reading_hours as past
       where past.company_id = hours.company_id and past.device_id = hours.device_id and past.metric = hours.metric
         and past.hour >= hours.hour - interval '672 hours' and past.hour < hours.hour) as usual
   where hours.hour >= date_trunc('hour', from_time, 'UTC') and hours.hour < to_time and usual.known_hours >= 48
   order by hours.company_id, hours.device_id, hours.metric, hours.hour
  on conflict (company_id, device_id, metric, hour) do nothing;
  get diagnostics scored = row_count;
  return scored;
end
$$;
comment on function public.score_anomalies(timestamptz, timestamptz) is
  'Scores the hours of gauges that have at least two days of history; a scored hour keeps its score. For a timer. Answers how many.';

-- Steps of the gateway ---------------------------------------------------------------------------------------------------------------
-- Called as /rpc/<name> by servers. Arguments are named for the caller, hence the qualified names inside.

create or replace function public.ingest_readings(readings jsonb, batch_key text)
  returns table (accepted bigint, known bigint, refused bigint)
  language plpgsql set search_path = ''
  as $$
declare
  sent bigint;
  welcome bigint;
begin
  sent := jsonb_array_length(readings);
  if sent > 10000 then
    raise exception 'a batch has at most 10000 readings, this one %', sent using errcode = 'program_limit_exceeded';
  end if;

  with incoming as (
    select * from jsonb_to_recordset(ingest_readings.readings)
      as reading (device_id uuid, metric text, recorded_at timestamptz, value double precision)
  ), trusted as (
    -- an active device that reports this, a believable value, not from the future, from a property whose customer agreed
    select distinct on (device.company_id, incoming.device_id, incoming.metric, incoming.recorded_at)
           device.company_id, incoming.device_id, incoming.metric, incoming.recorded_at, incoming.value
      from incoming
      join public.devices as device on device.id = incoming.device_id and device.status = 'active'
      join public.device_type_metrics as reported on reported.device_type = device.device_type and reported.metric = incoming.metric
      join public.device_metrics as metric on metric.code = incoming.metric and incoming.value between metric.lowest and metric.highest
      join public.device_placements as place on place.device_id = device.id and place.during @> incoming.recorded_at
     where incoming.recorded_at <= now() + interval '5 minutes'
       and exists (select from public.telemetry_consents as consent
                    where consent.company_id = place.company_id and consent.property_id = place.property_id
                      and consent.granted_at <= incoming.recorded_at
                      and (consent.revoked_at is null or consent.revoked_at > incoming.recorded_at))
  ), added as (
    insert into public.device_readings (company_id, device_id, metric, recorded_at, value)
    select company_id, device_id, metric, recorded_at, value from trusted
     order by company_id, device_id, metric, recorded_at
    on conflict do nothing
    returning company_id
  ), metered as (
    insert into public.usage_events (company_id, meter, idempotency_key, quantity)
    select company_id, 'readings', ingest_readings.batch_key, count(*) from added group by company_id order by company_id
    on conflict do nothing
  )
  select (select count(*) from added), (select count(*) from trusted) into accepted, welcome;
  known := welcome - accepted;
  refused := sent - welcome;
  return next;
end
$$;
comment on function public.ingest_readings(jsonb, text) is
  'Takes [{device_id, metric, recorded_at, value}]: stores and meters what is new, refuses what cannot be true or has no consent.';

-- As the owner: the tokens are nobody's to read.
create or replace function public.issue_device_token(device_id uuid) returns text
  language plpgsql security definer set search_path = ''
  as $$
declare
  device public.devices;
  -- 244 random bits: two UUIDs without their fixed parts
  token constant text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  select * into device from public.devices as known
   where known.id = issue_device_token.device_id and private.acts_for(known.company_id, 'owner', 'admin', 'dispatcher');
  if not found then
    raise exception 'there is no such device, or it is not yours' using errcode = 'no_data_found';
  end if;
  if device.status = 'retired' then
    raise exception 'the device is retired' using errcode = 'check_violation';
  end if;
  insert into private.device_tokens
         (device_id, company_id, token_hash) values (device.id, device.company_id, sha256(convert_to(token, 'UTF8')))
  on conflict on constraint device_tokens_pkey do update set token_hash = excluded.token_hash, issued_at = now();
  update public.devices as known set status = 'active' where known.id = device.id and known.status = 'registered';
  return token;
end
$$;
comment on function public.issue_device_token(uuid) is
  'A new token for a device, shown this once; the one before no longer works. A registered device becomes active.';

-- As the owner, for the same reason.
create or replace function public.device_of_token(token text) returns uuid
  language sql stable security definer set search_path = ''
  as $$
    select device.id
      from private.device_tokens as known
      join public.devices as device on device.id = known.device_id and device.status = 'active'
     where known.token_hash = sha256(convert_to(device_of_token.token, 'UTF8'))
  $$;
comment on function public.device_of_token(text) is 'The active device that proves itself with a token; null: none. For the gateway.';

create or replace function public.record_usage(
    company_id uuid, meter text, quantity numeric, idempotency_key text, occurred_at timestamptz default now())
  returns boolean
  language plpgsql set search_path = ''
  as $$
declare
  before numeric;
begin
  insert into public.usage_events (company_id, meter, idempotency_key, quantity, occurred_at)
  values (record_usage.company_id, record_usage.meter, record_usage.idempotency_key, record_usage.quantity, record_usage.occurred_at)
  on conflict do nothing;
  if found then
    return true;
  end if;
  select event.quantity into before from public.usage_events as event
   where event.company_id = record_usage.company_id and event.meter = record_usage.meter
     and event.idempotency_key = record_usage.idempotency_key;
  if before <> record_usage.quantity then
    raise exception 'usage % was recorded with %, not %', idempotency_key, before, record_usage.quantity
      using errcode = 'unique_violation', hint = 'A key stands for one event: use another for another.';
  end if;
  return false;
end
$$;
comment on function public.record_usage(uuid, text, numeric, text, timestamptz) is
  'Counts a use once. Answers whether it was new; the same key with another quantity is an error of the sender.';

-- Steps of the app -------------------------------------------------------------------------------------------------------------------

create or replace function public.move_device(device_id uuid, property_id uuid, equipment_id uuid default null) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  device public.devices;
  moved timestamptz := now();
  placement uuid;
begin
  select * into device from public.devices as known where known.id = move_device.device_id for no key update;
  if not found then
    raise exception 'there is no such device, or it is not yours' using errcode = 'no_data_found';
  end if;
  if device.status = 'retired' then
    raise exception 'the device is retired' using errcode = 'check_violation';
  end if;
  -- a placement that begins now has not lasted: it is put right, not ended
  delete from public.device_placements as place where place.device_id = device.id and lower(place.during) >= moved;
  update public.device_placements as place set during = tstzrange(lower(place.during), moved)
   where place.device_id = device.id and upper_inf(place.during);
  insert into public.device_placements (company_id, device_id, property_id, equipment_id, during)
  values (device.company_id, device.id, move_device.property_id, move_device.equipment_id, tstzrange(moved, null))
  returning id into placement;
  return placement;
end
$$;
comment on function public.move_device(uuid, uuid, uuid) is
  'Puts a device where it is from now on; where it was stays on record. Answers the placement.';

-- As the owner: of an alert its acknowledgement alone is a person's to write.
create or replace function public.acknowledge_alert(alert_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.device_alerts as alert
     set acknowledged_at = coalesce(alert.acknowledged_at, now()),
         acknowledged_by = coalesce(alert.acknowledged_by, (select profile.id from public.profiles as profile
                                                             where profile.company_id = alert.company_id
                                                               and profile.user_id = (select auth.uid())))
   where alert.id = acknowledge_alert.alert_id and private.acts_for(alert.company_id, 'owner', 'admin', 'dispatcher');
  if not found then
    raise exception 'there is no such alert, or it is not yours' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.acknowledge_alert(uuid) is
  'Somebody has seen it. It stays open until the readings say otherwise; may be repeated.';

create or replace function public.accept_recommendation(recommendation_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  advice public.maintenance_recommendations;
  new_job uuid;
begin
  select * into advice from public.maintenance_recommendations where id = accept_recommendation.recommendation_id for no key update;
  if not found then
    raise exception 'there is no such recommendation, or it is not yours to accept' using errcode = 'no_data_found';
  end if;
  if advice.status = 'accepted' then   -- a repeated click is answered like the first
    return advice.job_id;
  end if;
  if advice.status = 'dismissed' then
    raise exception 'the recommendation was dismissed: %', advice.dismissal_reason using errcode = 'check_violation';
  end if;
  insert into public.jobs (company_id, customer_id, property_id, title, instructions)
  select advice.company_id, property.customer_id, property.id, advice.title,
         concat_ws(E'\n', advice.reason, 'Before ' || advice.do_before || '.')
    from public.properties as property
   where property.company_id = advice.company_id and property.id = advice.property_id
  returning id into new_job;
  update public.maintenance_recommendations set status = 'accepted', job_id = new_job where id = advice.id;
  return new_job;
end
$$;
comment on function public.accept_recommendation(uuid) is
  'Makes the job that a recommendation asks for. Answers the job''s id; may be repeated.';

create or replace function public.accept_optimisation(run_id uuid) returns void
  language plpgsql set search_path = ''
  as $$
declare
  run public.optimisation_runs;
begin
  select * into run from public.optimisation_runs where id = accept_optimisation.run_id for no key update;
  if not found then
    raise exception 'there is no such optimisation, or it is not yours to accept' using errcode = 'no_data_found';
  end if;
  if run.status = 'accepted' then
    return;
  end if;
  if run.status <> 'proposed' then
    raise exception 'the optimisation is %', run.status using errcode = 'check_violation';
  end if;
  update public.optimisation_runs as other set status = 'superseded'
   where other.company_id = run.company_id and other.kind = run.kind and other.service_date = run.service_date
     and other.id <> run.id and other.status in ('proposed', 'accepted');
  update public.optimisation_runs
     set status = 'accepted', decided_at = now(),
         decided_by = (select id from public.profiles where company_id = run.company_id and user_id = (select auth.uid()))
   where id = run.id;
end
$$;
comment on function public.accept_optimisation(uuid) is
  'A dispatcher takes a proposal: it is the one plan of its kind for that day, others of the day are superseded. May be repeated.';

-- As the owner: a run is written by the automation, and its action may need rights that the dispatcher who says yes has by saying it.
create or replace function public.decide_automation_run(run_id uuid, approved boolean) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  run public.automation_runs;
begin
  select * into run from public.automation_runs as waiting
   where waiting.id = decide_automation_run.run_id and private.acts_for(waiting.company_id, 'owner', 'admin', 'dispatcher')
     for no key update;
  if not found then
    raise exception 'there is no such run, or it is not yours to decide' using errcode = 'no_data_found';
  end if;
  if run.status <> 'awaiting_approval' then
    raise exception 'the run is %', run.status using errcode = 'check_violation';
  end if;
  update public.automation_runs as waiting
     set status = case when approved then 'queued' else 'rejected' end::public.automation_run_status,
         finished_at = case when not approved then now() end,
         decided_at = now(),
         decided_by = (select profile.id from public.profiles as profile
                        where profile.company_id = run.company_id and profile.user_id = (select auth.uid()))
   where waiting.id = run.id;
  if approved then
    perform private.carry_out(run.id);
  end if;
end
$$;
comment on function public.decide_automation_run(uuid, boolean) is
  'A person''s yes or no to what an automation wants to do with money or customers.';

create or replace function public.finish_automation_run(run_id uuid, failure text default null) returns void
  language plpgsql set search_path = ''
  as $$
begin
  update public.automation_runs as run
     set status = case when failure is null then 'succeeded' else 'failed' end::public.automation_run_status,
         detail = failure, finished_at = now()
   where run.id = finish_automation_run.run_id and run.status = 'queued';
  if not found then
    raise exception 'there is no such queued run' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.finish_automation_run(uuid, text) is 'The worker''s word: sent, called, or why not. For servers.';
