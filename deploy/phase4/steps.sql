-- Steps of phase 4: what the app, the gateway and the timers call, as /rpc/<name>, and who may. Arguments are named for the caller, hence the
-- qualified names inside.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- For the timers --------------------------------------------------------------------------------------------------------------

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

-- For the gateway -------------------------------------------------------------------------------------------------------------

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

-- For the app -----------------------------------------------------------------------------------------------------------------

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

-- Who may ---------------------------------------------------------------------------------------------------------------------

-- Functions are executable by everybody unless that is taken back.
revoke execute on function public.issue_device_token(uuid) from public, anon;
revoke execute on function public.move_device(uuid, uuid, uuid) from public, anon;
revoke execute on function public.acknowledge_alert(uuid) from public, anon;
revoke execute on function public.accept_recommendation(uuid) from public, anon;
revoke execute on function public.accept_optimisation(uuid) from public, anon;
revoke execute on function public.decide_automation_run(uuid, boolean) from public, anon;
grant execute on function public.issue_device_token(uuid) to authenticated, service_role;
grant execute on function public.move_device(uuid, uuid, uuid) to authenticated, service_role;
grant execute on function public.acknowledge_alert(uuid) to authenticated, service_role;
grant execute on function public.accept_recommendation(uuid) to authenticated, service_role;
grant execute on function public.accept_optimisation(uuid) to authenticated, service_role;
grant execute on function public.decide_automation_run(uuid, boolean) to authenticated, service_role;

-- For the gateway, the timers and the workers alone.
revoke execute on function public.maintain_readings(integer, integer) from public, anon, authenticated;
revoke execute on function public.roll_up_readings(timestamptz, timestamptz) from public, anon, authenticated;
revoke execute on function public.score_anomalies(timestamptz, timestamptz) from public, anon, authenticated;
revoke execute on function public.ingest_readings(jsonb, text) from public, anon, authenticated;
revoke execute on function public.device_of_token(text) from public, anon, authenticated;
revoke execute on function public.record_usage(uuid, text, numeric, text, timestamptz) from public, anon, authenticated;
revoke execute on function public.finish_automation_run(uuid, text) from public, anon, authenticated;
grant execute on function public.maintain_readings(integer, integer) to service_role;
grant execute on function public.roll_up_readings(timestamptz, timestamptz) to service_role;
grant execute on function public.score_anomalies(timestamptz, timestamptz) to service_role;
grant execute on function public.ingest_readings(jsonb, text) to service_role;
grant execute on function public.device_of_token(text) to service_role;
grant execute on function public.record_usage(uuid, text, numeric, text, timestamptz) to service_role;
grant execute on function public.finish_automation_run(uuid, text) to service_role;
