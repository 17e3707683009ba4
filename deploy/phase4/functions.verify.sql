-- What the functions of phase 4 promise, tried on rows of its own and rolled back. Never deployed: run it with psql on a database that has
-- this phase. It ends silently, or with an exception that says what is wrong.

begin;

-- Who asks: a user through the API (null: a server, or the owner).
create function pg_temp.act_as(who uuid) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', case when who is null then '' else jsonb_build_object('sub', who, 'role', 'authenticated')::text end, true);
  perform set_config('role', case when who is null then 'none' else 'authenticated' end, true);
end
$$;

create function pg_temp.holds(what text, truth boolean) returns void language plpgsql as $$
begin
  if truth is not true then
    raise exception 'not so: %', what;
  end if;
end
$$;

-- The statement must fail, with a message like this one.
create function pg_temp.refused(statement text, wanted text) returns void language plpgsql as $$
begin
  begin
    execute statement;
  exception when others then
    if sqlerrm not like '%' || wanted || '%' then
      raise exception 'refused, but not for the reason "%": % (%)', wanted, sqlerrm, statement;
    end if;
    return;
  end;
  raise exception 'not refused: %', statement;
end
$$;

-- Two companies with a house each, the same kind of device in both. The owner's user id is the company's; Tess is a technician of the first
-- without any job.
do $$
declare
  company uuid;
begin
  insert into auth.users (id, email, email_confirmed_at) values ('88888888-0000-4000-8000-00000000000a', 'tess@verify.example', now());
  insert into public.device_metrics values ('verify_heat', 'Heat', '°C', 'gauge', -50, 150), ('verify_flag', 'Flag', '', 'state', 0, 1);
  insert into public.device_types values ('verify_box', 'Box');
  insert into public.device_type_metrics values ('verify_box', 'verify_heat', 15), ('verify_box', 'verify_flag', 15);
  for i in 1 .. 2 loop
    company := ('88888888-0000-4000-8000-00000000000' || i)::uuid;
    insert into auth.users (id, email, email_confirmed_at) values (company, 'owner' || i || '@verify.example', now());
    insert into public.companies (id, name, currency) values (company, 'Verify ' || i, 'USD');
    insert into public.profiles (id, company_id, user_id, role, full_name, email)
    values (company, company, company, 'owner', 'Owner', 'owner' || i || '@verify.example');
    insert into public.customers (id, company_id, last_name) values (company, company, 'Customer');
    insert into public.properties (id, company_id, customer_id, street, city) values (company, company, company, 'Street', 'City');
    insert into public.devices (id, company_id, device_type, name, serial_number) values (company, company, 'verify_box', 'Box', 'S1');
    insert into public.telemetry_consents (company_id, property_id, granted_by, granted_at)
    values (company, company, 'Customer', now() - interval '1000 days');
    insert into public.device_placements (company_id, device_id, property_id, during)
    values (company, company, company, tstzrange(now() - interval '1000 days', null));
    insert into public.device_thresholds (id, company_id, device_type, metric, comparison, limit_value, clear_value, hold_minutes, severity)
    values (company, company, 'verify_box', 'verify_heat', 'above', 70, 60, 0, 'critical');
  end loop;
  insert into public.profiles (company_id, user_id, role, full_name, email)
  values ('88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-00000000000a', 'technician', 'Tess', 'tess@verify.example');
end
$$;

-- One reading of device 1, so many minutes ago; what came of it as accepted, known, refused.
create function pg_temp.send(minutes_ago integer, value double precision, metric text default 'verify_heat') returns text language sql as $$
  select concat_ws(' ', accepted, known, refused)
    from public.ingest_readings(
      jsonb_build_array(jsonb_build_object('device_id', '88888888-0000-4000-8000-000000000001', 'metric', send.metric,
                                           'recorded_at', now() - make_interval(mins => minutes_ago), 'value', send.value)),
      concat_ws(' ', 'verify', minutes_ago, send.value, send.metric))
$$;

-- A token makes a device active and proves it; the next token ends the one before
select pg_temp.holds('a registered device is not listened to', pg_temp.send(300, 20) = '0 0 1');
create temporary table token as select public.issue_device_token('88888888-0000-4000-8000-000000000001') as it;
select pg_temp.holds('the token proves the device', (select public.device_of_token(it) = '88888888-0000-4000-8000-000000000001' from token));
select pg_temp.holds('it is not kept', not exists (select from private.device_tokens, token where token_hash = convert_to(it, 'UTF8')));
select public.issue_device_token('88888888-0000-4000-8000-000000000001');
select pg_temp.holds('the one before is worth nothing', (select public.device_of_token(it) is null from token));
update public.devices set status = 'active' where id = '88888888-0000-4000-8000-000000000002';

-- What is stored, what is known already, what is refused
select pg_temp.holds('a reading is stored', pg_temp.send(300, 20) = '1 0 0');
select pg_temp.holds('twice is once', pg_temp.send(300, 20) = '0 1 0');
select pg_temp.holds('a broken sensor is refused', pg_temp.send(299, 400) = '0 0 1');
select pg_temp.holds('a metric the device has not is refused', pg_temp.send(299, 20, 'battery') = '0 0 1');
select pg_temp.holds('so is tomorrow', pg_temp.send(-1440, 20) = '0 0 1');
select pg_temp.holds('and what was before the device was there', pg_temp.send(1440 * 1001, 20) = '0 0 1');
update public.telemetry_consents set revoked_at = now() - interval '250 minutes' where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.holds('without consent nothing is kept', pg_temp.send(249, 20) = '0 0 1');
select pg_temp.holds('what was measured before it ended may still arrive', pg_temp.send(251, 20) = '1 0 0');
update public.telemetry_consents set revoked_at = null where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.holds('each stored reading is metered once', (select quantity = 2 and events = 2 from public.usage_months
  where company_id = '88888888-0000-4000-8000-000000000001' and meter = 'readings'));
select pg_temp.refused($$insert into public.device_readings values ('88888888-0000-4000-8000-000000000001',
  '88888888-0000-4000-8000-000000000002', 'verify_heat', now(), 1)$$, 'device_readings_device_id_fkey');
select pg_temp.refused($$insert into public.device_readings values ('88888888-0000-4000-8000-000000000001',
  '88888888-0000-4000-8000-000000000001', 'verify_heat', now(), 'NaN')$$, 'device_readings_value_is_a_number');

-- Alerts: one open, the worst kept, over only on the good side of the distance; what arrives late says nothing
create function pg_temp.alerts() returns text language sql as $$
  select string_agg(concat_ws(' ', first_value, worst_value, last_value, case when cleared_at is null then 'open' else 'cleared' end), ', '
                    order by opened_at)
    from public.device_alerts where device_id = '88888888-0000-4000-8000-000000000001'
$$;
select pg_temp.send(200, 75);
select pg_temp.send(199, 90);
select pg_temp.send(198, 72);
select pg_temp.holds('one alert, with its worst value', pg_temp.alerts() = '75 90 72 open');
select pg_temp.send(197, 65);
select pg_temp.holds('between limit and clearing it stays open', pg_temp.alerts() like '%open');
select pg_temp.send(210, 20);
select pg_temp.holds('a late reading does not clear it', pg_temp.alerts() like '%open');
select pg_temp.send(196, 60);
select pg_temp.holds('at the clearing value it is over', pg_temp.alerts() = '75 90 60 cleared');
select public.ingest_readings((select jsonb_agg(jsonb_build_object('device_id', '88888888-0000-4000-8000-000000000001', 'metric', 'verify_heat',
    'recorded_at', now() - minutes * interval '1 minute', 'value', value) order by value)
  from (values (190, 71), (189.5, 95), (189, 80), (188, 50), (187, 99)) as burst (minutes, value)), 'verify burst');
select pg_temp.holds('a batch is read in the order of time: one alert came and went, one is open',
  pg_temp.alerts() = '75 90 60 cleared, 71 95 50 cleared, 99 99 99 open');
select pg_temp.holds('the newest is the latest', (select value = 99 from public.device_latest_readings
  where device_id = '88888888-0000-4000-8000-000000000001' and metric = 'verify_heat'));
update public.device_thresholds set limit_value = 98 where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.holds('a changed threshold ends its alerts', pg_temp.alerts() not like '%open');
update public.device_thresholds set limit_value = 70, hold_minutes = 30 where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.send(170, 50);
select pg_temp.send(160, 80);
select pg_temp.send(140, 80);
select pg_temp.holds('not before it has lasted', pg_temp.alerts() not like '%open');
select pg_temp.send(135, 50);
select pg_temp.send(134, 80);
select pg_temp.send(110, 80);
select pg_temp.holds('an interruption begins anew', pg_temp.alerts() not like '%open');
select pg_temp.send(100, 80);
select pg_temp.holds('half an hour of it is an alert', pg_temp.alerts() like '%80 80 80 open');

-- The other company sees nothing of it, and a technician without a job there neither
select pg_temp.act_as('88888888-0000-4000-8000-000000000002');
select pg_temp.holds('nothing of the other company', not exists (select from public.devices where company_id <> '88888888-0000-4000-8000-000000000002')
  and not exists (select from public.device_readings where company_id <> '88888888-0000-4000-8000-000000000002')
  and not exists (select from public.device_alerts) and not exists (select from public.device_latest_readings)
  and not exists (select from public.usage_months where company_id <> '88888888-0000-4000-8000-000000000002'));
select pg_temp.refused($$select public.acknowledge_alert(id) from (select '88888888-0000-4000-8000-000000000001'::uuid as id) as alert$$, 'not yours');
select pg_temp.refused($$select public.issue_device_token('88888888-0000-4000-8000-000000000001')$$, 'not yours');
select pg_temp.refused($$select public.move_device('88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000002')$$, 'not yours');
select pg_temp.refused($$select public.move_device('88888888-0000-4000-8000-000000000002', '88888888-0000-4000-8000-000000000001')$$,
  'device_placements_property_id_fkey');
select pg_temp.refused($$select public.ingest_readings('[]', 'x')$$, 'permission denied');
select pg_temp.refused($$select * from telemetry.device_readings_default$$, 'permission denied');
select pg_temp.act_as('88888888-0000-4000-8000-00000000000a');
select pg_temp.holds('a technician sees no device where he has no job', not exists (select from public.devices)
  and not exists (select from public.device_readings));
select pg_temp.act_as('88888888-0000-4000-8000-000000000001');
select pg_temp.holds('the owner does', exists (select from public.device_readings) and exists (select from public.device_board where state = 'offline'));
select public.acknowledge_alert(id) from public.device_alerts where cleared_at is null;
select pg_temp.holds('acknowledged is not cleared', (select state = 'acknowledged' from public.alert_board where cleared_at is null));
select pg_temp.refused($$update public.device_alerts set cleared_at = now()$$, 'permission denied');

-- Conditions of automation rules, and what cannot be one
select pg_temp.act_as(null);
select pg_temp.holds(condition || ' of ' || facts || ' is ' || expected, private.condition_holds(condition::jsonb, facts::jsonb) = expected)
  from (values
    ('{"all": []}', '{}', true),
    ('{"all": [{"fact": "a", "is": "=", "value": 1}]}', '{"a": 1}', true),
    ('{"all": [{"fact": "a", "is": "=", "value": 1}]}', '{"a": "1"}', false),
    ('{"all": [{"fact": "a", "is": "<>", "value": 1}]}', '{}', false),
    ('{"all": [{"fact": "a", "is": ">=", "value": 0.7}]}', '{"a": 0.70}', true),
    ('{"all": [{"fact": "a", "is": "<", "value": 10}]}', '{"a": 9}', true),
    ('{"all": [{"fact": "a", "is": "<", "value": 10}]}', '{"a": "9"}', false),
    ('{"all": [{"fact": "a", "is": "in", "value": ["x", "y"]}]}', '{"a": "y"}', true),
    ('{"all": [{"fact": "a", "is": "in", "value": ["x", "y"]}]}', '{"a": "z"}', false),
    ('{"all": [{"fact": "a", "is": "=", "value": 1}, {"fact": "b", "is": "=", "value": 2}]}', '{"a": 1, "b": 3}', false)
  ) as known (condition, facts, expected);
select pg_temp.refused(format($$insert into public.automation_rules (company_id, name, event, condition, action)
  values ('88888888-0000-4000-8000-000000000001', 'Bad', 'alert_opened', %L, '{"do": "recommend", "title": "x"}')$$, condition),
  'automation_rules_condition_can_be_read')
  from unnest(array['[]', '{}', '{"all": 1}', '{"any": []}', '{"all": [], "x": 1}', '{"all": ["x"]}', '{"all": [{"fact": "a", "is": "="}]}',
    '{"all": [{"fact": "a", "is": "like", "value": 1}]}', '{"all": [{"fact": 1, "is": "=", "value": 1}]}',
    '{"all": [{"fact": "a", "is": "in", "value": 1}]}']) as condition;
select pg_temp.refused(format($$insert into public.automation_rules (company_id, name, event, action)
  values ('88888888-0000-4000-8000-000000000001', 'Bad', 'alert_opened', %L)$$, action), 'automation_rules_action_can_be_done')
  from unnest(array['[]', '{}', '{"do": "delete_everything"}', '{"do": "recommend"}', '{"do": "recommend", "title": 1}',
    '{"do": "notify_office", "message": ""}', '{"do": "call_webhook", "url": "http://plain.example"}',
    '{"do": "recommend", "title": "x", "within_days": -1}', '{"do": "recommend", "title": "x", "within_days": "soon"}']) as action;

-- Rules fire once for an event; what costs money waits for a person
insert into public.automation_rules (id, company_id, name, event, condition, action) values
  ('88888888-0001-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001', 'Recommend', 'alert_opened', '{"all": [{"fact": "value", "is": ">", "value": 140}]}', '{"do": "recommend", "title": "Look", "within_days": 3}'),
  ('88888888-0001-4000-8000-000000000002', '88888888-0000-4000-8000-000000000001', 'Book', 'alert_opened', '{"all": [{"fact": "value", "is": "<", "value": 140}]}', '{"do": "book_job", "title": "Repair"}'),
  ('88888888-0001-4000-8000-000000000003', '88888888-0000-4000-8000-000000000001', 'Call', 'alert_cleared', '{"all": []}', '{"do": "call_webhook", "url": "https://hook.example"}'),
  ('88888888-0001-4000-8000-000000000004', '88888888-0000-4000-8000-000000000002', 'Not ours', 'alert_opened', '{"all": []}', '{"do": "recommend", "title": "Look"}');
update public.device_thresholds set hold_minutes = 0 where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.send(90, 50);
select pg_temp.send(89, 145);
select pg_temp.send(88, 146);
select pg_temp.holds('one event, one recommendation', (select count(*) = 1 from public.automation_runs as run
    where run.company_id = '88888888-0000-4000-8000-000000000001' and run.status = 'succeeded')
  and (select count(*) = 1 and bool_and(title = 'Look' and severity = 'critical' and do_before = current_date + 3 and reason like 'Box: Heat is 145%')
         from public.maintenance_recommendations where company_id = '88888888-0000-4000-8000-000000000001'));
select pg_temp.send(80, 20);
select pg_temp.holds('what a worker must do is queued', exists (select from public.automation_runs
  where rule_id = '88888888-0001-4000-8000-000000000003' and status = 'queued'));
select public.finish_automation_run(id, 'host not found') from public.automation_runs
 where rule_id = '88888888-0001-4000-8000-000000000003' and status = 'queued';
select pg_temp.send(79, 100);
select pg_temp.holds('a job waits', (select status = 'awaiting_approval' from public.automation_runs
  where rule_id = '88888888-0001-4000-8000-000000000002') and not exists (select from public.jobs where title = 'Repair'));
select pg_temp.act_as('88888888-0000-4000-8000-000000000002');
select pg_temp.refused($$select public.decide_automation_run(id, true) from (select '88888888-0001-4000-8000-000000000002'::uuid as id) as run$$, 'not yours');
select pg_temp.act_as('88888888-0000-4000-8000-000000000001');
select public.decide_automation_run(id, true) from public.automation_runs where status = 'awaiting_approval';
select pg_temp.holds('with a yes it is there', exists (select from public.jobs where title = 'Repair')
  and exists (select from public.maintenance_recommendations where status = 'accepted' and title = 'Repair'));
select pg_temp.holds('accepting twice is one job', (select public.accept_recommendation(id) = public.accept_recommendation(id)
  from public.maintenance_recommendations where title = 'Look'));
select pg_temp.refused($$update public.maintenance_recommendations set title = 'x' where title = 'Look'$$, 'does not change any more');
select pg_temp.act_as(null);

-- A live model's word fires rules, a shadow's does not, and neither is ever changed
insert into public.equipment (id, company_id, customer_id, property_id, name)
values ('88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001',
        '88888888-0000-4000-8000-000000000001', 'Heater');
insert into public.prediction_models (id, code, version, status, name, released_at) values
  ('88888888-0003-4000-8000-000000000001', 'verify', 1, 'live', 'Verify', now()), ('88888888-0003-4000-8000-000000000002', 'verify', 2, 'shadow', 'Verify', null);
select pg_temp.refused($$update public.prediction_models set status = 'live', released_at = now() where code = 'verify' and version = 2$$,
  'prediction_models_one_live');
insert into public.automation_rules (company_id, name, event, condition, action) values
  ('88888888-0000-4000-8000-000000000001', 'Before it breaks', 'failure_predicted', '{"all": [{"fact": "probability", "is": ">=", "value": 0.5}]}', '{"do": "recommend", "title": "Replace"}');
insert into public.equipment_predictions (id, company_id, equipment_id, model_id, failure, horizon_days, probability)
select id::uuid, '88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001', model_id::uuid, 'heating_element', 30, probability
  from (values
    ('88888888-0004-4000-8000-000000000001', '88888888-0003-4000-8000-000000000001', 0.9),
    ('88888888-0004-4000-8000-000000000002', '88888888-0003-4000-8000-000000000001', 0.4),
    ('88888888-0004-4000-8000-000000000003', '88888888-0003-4000-8000-000000000002', 0.9)
  ) as said (id, model_id, probability);
select pg_temp.holds('the live and likely one became a recommendation', (select array_agg(prediction_id) = array['88888888-0004-4000-8000-000000000001'::uuid]
  from public.maintenance_recommendations where title = 'Replace'));
select pg_temp.refused($$update public.equipment_predictions set probability = 1$$, 'added, never changed');
insert into public.equipment_prediction_outcomes (company_id, prediction_id, outcome)
select company_id, id, case when probability = 0.9 then 'confirmed' else 'false_alarm' end::public.prediction_outcome
  from public.equipment_predictions where model_id = '88888888-0003-4000-8000-000000000001';
select pg_temp.holds('quality is what was found: (0.1² + 0.4²) / 2', (select right_ones = 1 and false_alarms = 1 and brier_score = 0.085
  from public.prediction_quality where model_id = '88888888-0003-4000-8000-000000000001'));

-- Months: made ahead, filled from the default, summed up, dropped; no reading is evaluated twice by moving it
create temporary table before as select count(*) as readings from public.device_readings where company_id = '88888888-0000-4000-8000-000000000001';
insert into public.device_readings (company_id, device_id, metric, recorded_at, value, received_at)
select '88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001', 'verify_heat', at, 30, at
  from unnest(array[now() - interval '40 days', now() - interval '800 days']) as at;
create temporary table alerts_before as select count(*) as alerts from public.device_alerts;
select public.maintain_readings(1, 13);
select pg_temp.holds('twice is once, for months too', (select months_added = 0 and months_dropped = 0 from public.maintain_readings(1, 13)));
select pg_temp.holds('what is too old is gone, what is not is there', (select count(*) = (select readings + 1 from before) from public.device_readings
  where company_id = '88888888-0000-4000-8000-000000000001'));
select pg_temp.holds('its hour outlives it', exists (select from public.device_reading_hours
  where company_id = '88888888-0000-4000-8000-000000000001' and hour < now() - interval '790 days' and average = 30));
select pg_temp.holds('the default is empty', not exists (select from telemetry.device_readings_default
  where company_id = '88888888-0000-4000-8000-000000000001'));
select pg_temp.holds('moving is not measuring', (select count(*) = (select alerts from alerts_before) from public.device_alerts));
select pg_temp.holds('every partition has row level security, and no API role reaches it', not exists (
  select from pg_catalog.pg_inherits as link join pg_catalog.pg_class as child on child.oid = link.inhrelid
   where link.inhparent = 'public.device_readings'::regclass
     and (not child.relrowsecurity or has_table_privilege('authenticated', child.oid, 'select') or has_table_privilege('anon', child.oid, 'select'))));
select pg_temp.holds('a reading can still be taken', pg_temp.send(1, 20) = '1 0 0');
select public.maintain_readings(0, 1);
select pg_temp.refused($$select public.maintain_readings(0, 0)$$, 'keep_months');

-- Hours and anomalies: fifty quiet hours, then one that is not
delete from public.anomaly_scores where company_id = '88888888-0000-4000-8000-000000000002';
insert into public.device_readings (company_id, device_id, metric, recorded_at, value, received_at)
select '88888888-0000-4000-8000-000000000002', '88888888-0000-4000-8000-000000000002', 'verify_heat', at,
       case when at >= date_trunc('hour', now(), 'UTC') - interval '1 hour' then 69 else 20 + (extract(hour from at at time zone 'UTC')::integer % 2) end, at
  from generate_series(date_trunc('hour', now(), 'UTC') - interval '51 hours', date_trunc('hour', now(), 'UTC') - interval '1 minute', interval '20 minutes') as at;
select pg_temp.holds('51 hours', public.roll_up_readings(now() - interval '60 hours', now()) >= 51);
select pg_temp.holds('unchanged hours are not written again', public.roll_up_readings(now() - interval '60 hours', now()) = 0);
select pg_temp.holds('an hour sums up three readings', (select bool_and(readings = 3 and total = average * 3) from public.device_reading_hours
  where company_id = '88888888-0000-4000-8000-000000000002'));
select public.score_anomalies(now() - interval '4 hours', now());
select pg_temp.holds('the odd hour is found, and no other', (select count(*) filter (where is_anomaly) = 1 and count(*) >= 2
    and max(hour) filter (where is_anomaly) = date_trunc('hour', now(), 'UTC') - interval '1 hour'
  from public.anomaly_scores where company_id = '88888888-0000-4000-8000-000000000002'));
select pg_temp.holds('a scored hour keeps its score', public.score_anomalies(now() - interval '4 hours', now()) = 0);

-- Moving a device: one place at a time, the past stays
select public.move_device('88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001');
select public.move_device('88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001');
select pg_temp.holds('two placements, one of them now', (select count(*) = 2 and count(*) filter (where upper_inf(during)) = 1
  from public.device_placements where device_id = '88888888-0000-4000-8000-000000000001'));
select pg_temp.refused($$insert into public.device_placements (company_id, device_id, property_id) values ('88888888-0000-4000-8000-000000000001',
  '88888888-0000-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001')$$, 'device_placements_one_place_at_a_time');
update public.devices set status = 'retired' where id = '88888888-0000-4000-8000-000000000001';
select pg_temp.holds('retired, it is nowhere and proves nothing', not exists (select from private.device_tokens
    where device_id = '88888888-0000-4000-8000-000000000001')
  and not exists (select from public.device_placements where device_id = '88888888-0000-4000-8000-000000000001' and upper_inf(during)));

-- Optimisation: stops while it runs, one accepted plan a day
insert into public.optimisation_runs (id, company_id, kind, service_date) values
  ('88888888-0002-4000-8000-000000000001', '88888888-0000-4000-8000-000000000001', 'route', current_date + 1),
  ('88888888-0002-4000-8000-000000000002', '88888888-0000-4000-8000-000000000001', 'route', current_date + 1);
select pg_temp.act_as('88888888-0000-4000-8000-000000000001');
select pg_temp.refused($$update public.optimisation_runs set status = 'running'$$, 'only the optimiser');
select pg_temp.refused($$select public.accept_optimisation('88888888-0002-4000-8000-000000000001')$$, 'is queued');
select pg_temp.act_as(null);
select pg_temp.refused($$insert into public.optimisation_stops values ('88888888-0000-4000-8000-000000000001', '88888888-0002-4000-8000-000000000001',
  '88888888-0000-4000-8000-000000000001', 1, gen_random_uuid(), now(), now() + interval '1 hour', 5)$$, 'while the optimisation is running');
update public.optimisation_runs set status = 'running' where company_id = '88888888-0000-4000-8000-000000000001';
update public.optimisation_runs set status = 'proposed', travel_minutes_before = 60, travel_minutes_after = 45
 where company_id = '88888888-0000-4000-8000-000000000001';
select pg_temp.act_as('88888888-0000-4000-8000-000000000001');
select public.accept_optimisation('88888888-0002-4000-8000-000000000001');
select public.accept_optimisation('88888888-0002-4000-8000-000000000001');
select pg_temp.holds('the other is superseded', (select array_agg(status::text order by id) = array['accepted', 'superseded']
  and min(travel_minutes_saved) = 15 from public.optimisation_runs));
select pg_temp.act_as(null);
select pg_temp.refused($$update public.optimisation_runs set objective = '{"travel": -1}'$$, 'optimisation_runs_objective_has_weights');

-- Usage: once for a key, the month is the sum of its events, in whatever order they come
select pg_temp.holds('new', public.record_usage('88888888-0000-4000-8000-000000000002', 'ai_tokens', 10, 'a', '2026-01-31 23:59:59+00'));
select pg_temp.holds('known', not public.record_usage('88888888-0000-4000-8000-000000000002', 'ai_tokens', 10, 'a', '2026-01-31 23:59:59+00'));
select pg_temp.refused($$select public.record_usage('88888888-0000-4000-8000-000000000002', 'ai_tokens', 11, 'a')$$, 'was recorded with 10');
select public.record_usage('88888888-0000-4000-8000-000000000002', 'ai_tokens', 5, 'b', '2026-02-01 00:00:00+00');
insert into public.usage_events (company_id, meter, idempotency_key, quantity, occurred_at)
select '88888888-0000-4000-8000-000000000002', 'ai_tokens', 'c' || i, 1, '2026-01-15 00:00:00+00' from generate_series(1, 5) as i;
select pg_temp.holds('months are sums', (select array_agg(month || ' ' || events || ' ' || quantity::integer order by month)
  = array['2026-01-01 6 15', '2026-02-01 1 5'] from public.usage_months where company_id = '88888888-0000-4000-8000-000000000002' and meter = 'ai_tokens'));
select pg_temp.refused($$delete from public.usage_events$$, 'added, never changed');

rollback;
