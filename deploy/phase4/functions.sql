-- Functions that keep phase 4 right: who may see a device, what guards the rows, how rules fire and readings become alerts, the months of the
-- telemetry. What the app, the gateway and the timers call is in steps.sql.
--
-- SECURITY DEFINER stands, with its reason, where a function must see or write more than its caller.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

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
           'prediction_id', new.id, 'equipment_id', new.equipment_id, 'property_id', equipment.property_id, 'model', model.code,
           'failure', new.failure, 'probability', new.probability, 'horizon_days', new.horizon_days,
           'summary', format('%s expects %s within %s days (%s %%)', model.name, replace(new.failure, '_', ' '), new.horizon_days,
                             round(100 * new.probability)))
    into facts
    from public.prediction_models as model
    join public.equipment as equipment on equipment.company_id = new.company_id and equipment.id = new.equipment_id
   where model.id = new.model_id and model.status = 'live';
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
