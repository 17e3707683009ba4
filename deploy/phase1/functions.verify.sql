-- Behaviour of functions.sql and triggers.sql: what keeps rows right. Run with psql as the owner on a database with phase 1:
--
--   psql -v ON_ERROR_STOP=1 -f deploy/phase1/functions.verify.sql
--
-- Builds its own rows, raises where something is not as it should be, and leaves nothing behind.

begin;

-- Fails unless the statement is refused with this message (LIKE).
create function pg_temp.refused(statement text, message text) returns void language plpgsql as $$
begin
  begin
    execute statement;
  exception when others then
    if sqlerrm not like message then
      raise exception 'refused for another reason: % (expected: %)', sqlerrm, message;
    end if;
    return;
  end;
  raise exception 'not refused: %', statement;
end $$;

-- The rest of the transaction is done as this user; null is the server again.
create function pg_temp.become(login uuid) returns void language sql as $$
  select set_config('request.jwt.claims', case when login is null then '' else jsonb_build_object('sub', login, 'role', 'authenticated')::text end, true)
$$;

insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('f0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'owner@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'tech@verify.example', now());
insert into public.companies (id, name, time_zone, currency, default_tax_rate) values
  ('f1000000-0000-4000-8000-000000000001', 'Verify', 'America/Denver', 'USD', 0.08);
insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('f2000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'owner', 'Olga Owner', 'owner@verify.example'),
  ('f2000000-0000-4000-8000-000000000003', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000003', 'technician', 'Tom Tech', 'tech@verify.example'),
  ('f2000000-0000-4000-8000-000000000004', 'f1000000-0000-4000-8000-000000000001', null, 'technician', 'Uma Tech', 'uma@verify.example');
insert into public.customers (id, company_id, first_name, last_name, phone, email) values
  ('f3000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Cora', 'Customer', '555 0100', 'cora@verify.example');
insert into public.tax_areas (id, company_id, name) values ('f8000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Boulder');
insert into public.tax_area_rates (company_id, tax_area_id, name, rate) values
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'State', 0.029),
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'County', 0.01185),
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'City', 0.0386);
insert into public.properties (id, company_id, customer_id, street, city, tax_area_id) values
  ('f4000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f3000000-0000-4000-8000-000000000001', '1 Test Road', 'Boulder', 'f8000000-0000-4000-8000-000000000001');

-- A job and its visits -----------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  uma constant uuid := 'f2000000-0000-4000-8000-000000000004';
  work public.jobs;
  visit public.visits;
  second uuid;
begin
  insert into public.jobs (company_id, customer_id, property_id, title)
  values (company, 'f3000000-0000-4000-8000-000000000001', 'f4000000-0000-4000-8000-000000000001', 'Boiler') returning * into work;
  select * into strict visit from public.visits where job_id = work.id;
  assert visit.status = 'unscheduled', 'a one-off job begins with a visit without a time';

  -- planned on the job, seen on the visit
  update public.jobs set scheduled_start = '2027-06-01 08:00-06', scheduled_end = '2027-06-01 10:00-06', assigned_to = tom where id = work.id;
  select * into strict visit from public.visits where job_id = work.id;
  assert visit.status = 'scheduled' and visit.scheduled_start = '2027-06-01 08:00-06', 'the visit follows the job''s plan';
  assert exists (select from public.visit_assignments where visit_id = visit.id and profile_id = tom and is_lead and is_exclusive),
    'who the job is assigned to leads the visit';

  -- moved on the visit, seen on the job
  update public.visits set scheduled_start = '2027-06-01 09:00-06', scheduled_end = '2027-06-01 11:00-06' where id = visit.id;
  select * into work from public.jobs where id = work.id;
  assert work.scheduled_start = '2027-06-01 09:00-06' and work.status = 'scheduled', 'the job follows the visit';
  assert (select lower(during) from public.visit_assignments where visit_id = visit.id) = '2027-06-01 09:00-06', 'so does the technician''s time';

  -- the technician's day
  perform pg_temp.become('f0000000-0000-4000-8000-000000000003');
  perform pg_temp.refused(format('update public.visits set scheduled_end = scheduled_end + interval ''1 hour'' where id = %L', visit.id),
                          'a technician travels to%');
  update public.visits set status = 'on_my_way' where id = visit.id;
  update public.visits set status = 'working' where id = visit.id;
  select * into work from public.jobs where id = work.id;
  assert work.status = 'in_progress' and work.started_at is not null, 'a visit that is worked on begins its job';
  update public.visits set status = 'done', outcome = 'Burner cleaned' where id = visit.id;
  select * into work from public.jobs where id = work.id;
  assert work.status = 'completed' and work.completed_at is not null, 'the last visit of a one-off job completes it';
  perform pg_temp.become(null);

  -- more to do
  insert into public.visits (company_id, job_id, scheduled_start, scheduled_end)
  values (company, work.id, '2027-06-08 09:00-06', '2027-06-08 11:00-06') returning id into second;
  select * into work from public.jobs where id = work.id;
  assert work.status = 'in_progress' and work.scheduled_start = '2027-06-08 09:00-06' and work.completed_at is null,
    'one more visit takes the job up again';
  perform pg_temp.refused(format('update public.visits set status = ''working'' where id = %L', second), 'nobody is assigned%');
  insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead) values (company, second, uma, true);
  assert (select assigned_to from public.jobs where id = work.id) = uma, 'who leads the next visit leads the job';

  -- a third one: the job cannot be closed over two open visits
  insert into public.visits (company_id, job_id) values (company, work.id);
  perform pg_temp.refused(format('update public.jobs set status = ''completed'' where id = %L', work.id), 'job % has 2 more visits');
  update public.jobs set status = 'cancelled', cancellation_reason = 'Sold the house' where id = work.id;
  assert (select count(*) from public.visits where job_id = work.id and status = 'cancelled' and cancellation_reason = 'Sold the house') = 2,
    'a cancelled job cancels what was still to come';
  assert (select status from public.visits where id = visit.id) = 'done', 'and leaves what was done';
end $$;

-- One technician, one place ---------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  uma constant uuid := 'f2000000-0000-4000-8000-000000000004';
  works uuid[];
  planned uuid[];
begin
  with made as (
    insert into public.jobs (company_id, customer_id, property_id, title, kind)
    select company, 'f3000000-0000-4000-8000-000000000001', 'f4000000-0000-4000-8000-000000000001', 'Job ' || n, 'recurring' from generate_series(1, 2) as n
    returning id)
  select array_agg(id) into works from made;
  with made as (
    insert into public.visits (company_id, job_id, scheduled_start, scheduled_end)
    select company, job, '2027-07-01 08:00-06', '2027-07-01 10:00-06' from unnest(works) as job returning id)
  select array_agg(id) into planned from made;
  insert into public.visit_assignments (company_id, visit_id, profile_id) values (company, planned[1], tom), (company, planned[2], uma);

  perform pg_temp.refused(format('insert into public.visit_assignments (company_id, visit_id, profile_id) values (%L, %L, %L)', company, planned[2], tom),
                          '%visit_assignments_technician_is_free%');
  update public.visits set double_booking_reason = 'Next door' where id = planned[2];
  insert into public.visit_assignments (company_id, visit_id, profile_id) values (company, planned[2], tom);

  insert into public.time_off (company_id, profile_id, status, starts_at, ends_at) values
    (company, uma, 'approved', '2027-07-02 00:00-06', '2027-07-03 00:00-06');
  update public.visits set double_booking_reason = null where id = planned[1];
  perform pg_temp.refused(format('update public.visits set double_booking_reason = null, scheduled_start = %L, scheduled_end = %L where id = %L',
                                 '2027-07-02 08:00-06', '2027-07-02 09:00-06', planned[2]), 'the technician is off%');
end $$;

-- Forms, time, expenses ------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  visit uuid;
  form uuid;
  entry uuid;
begin
  insert into public.jobs (company_id, customer_id, property_id, title, assigned_to)
  values (company, 'f3000000-0000-4000-8000-000000000001', 'f4000000-0000-4000-8000-000000000001', 'Inspection', tom);
  select visits.id into visit from public.visits join public.jobs on jobs.id = visits.job_id where jobs.title = 'Inspection' and jobs.company_id = company;
  insert into public.checklists (company_id, visit_id, name) values (company, visit, 'Safety') returning id into form;
  insert into public.checklist_items (company_id, checklist_id, label, kind, is_required, choices) values
    (company, form, 'Gas tight?', 'pass_fail', true, null), (company, form, 'Fuel', 'choice', false, '{gas,oil}');
  update public.visits set status = 'working' where id = visit;
  perform pg_temp.refused(format('update public.visits set status = ''done'' where id = %L', visit), '%1 required questions%');
  perform pg_temp.refused(format('update public.checklist_items set text_answer = ''coal'' where checklist_id = %L and kind = ''choice''', form),
                          '%checklist_items_answer_fits_the_kind%');
  update public.checklist_items set result = 'pass' where checklist_id = form and kind = 'pass_fail';
  update public.visits set status = 'done' where id = visit;
  perform pg_temp.refused(format('update public.checklist_items set result = ''fail'' where checklist_id = %L and kind = ''pass_fail''', form),
                          'the visit is done%');

  insert into public.labor_rates (company_id, profile_id, valid_from, valid_until, cost_per_hour) values
    (company, tom, '2026-01-01', '2026-12-31', 30), (company, tom, '2027-01-01', null, 33);
  perform pg_temp.refused(format('insert into public.labor_rates (company_id, profile_id, valid_from, cost_per_hour) values (%L, %L, ''2027-06-01'', 40)', company, tom),
                          '%labor_rates_one_at_a_time%');
  insert into public.time_entries (company_id, profile_id, started_at, ended_at)
  values (company, tom, '2027-06-01 08:00-06', '2027-06-01 10:30-06') returning id into entry;
  assert (select labor_cost from public.time_entries where id = entry) = 82.50, 'two and a half hours at 33';
  perform pg_temp.refused(format('insert into public.time_entries (company_id, profile_id, started_at) values (%L, %L, ''2027-06-01 09:00-06'')', company, tom),
                          '%time_entries_do_not_overlap%');
  perform pg_temp.become('f0000000-0000-4000-8000-000000000003');
  perform pg_temp.refused(format('update public.time_entries set approved_by = %L, approved_at = now() where id = %L', tom, entry), 'time is approved by the office');
  perform pg_temp.become('f0000000-0000-4000-8000-000000000001');
  update public.time_entries set approved_by = 'f2000000-0000-4000-8000-000000000001', approved_at = now() where id = entry;
  perform pg_temp.become('f0000000-0000-4000-8000-000000000003');
  perform pg_temp.refused(format('update public.time_entries set ended_at = ended_at + interval ''1 hour'' where id = %L', entry), 'this time is approved');

  perform pg_temp.refused(format('insert into public.expenses (company_id, profile_id, category, description, amount, status) values (%L, %L, ''fuel'', ''Diesel'', 60, ''approved'')', company, tom),
                          'expenses are decided by the office');
  insert into public.expenses (company_id, profile_id, category, description, amount) values (company, tom, 'fuel', 'Diesel', 60);
  perform pg_temp.become('f0000000-0000-4000-8000-000000000001');
  update public.expenses set status = 'approved' where company_id = company;
  assert (select decided_by from public.expenses where company_id = company) = 'f2000000-0000-4000-8000-000000000001', 'who decided is who is signed in';
  perform pg_temp.refused(format('update public.expenses set amount = 90 where company_id = %L', company), 'this expense is approved');
  perform pg_temp.become(null);
end $$;

-- Values, consent, trail ------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  field uuid;
begin
  insert into public.custom_fields (company_id, applies_to, kind, name, choices) values (company, 'customer', 'choice', 'Heard of us', '{radio,friend}') returning id into field;
  perform pg_temp.refused(format('insert into public.custom_field_values (company_id, custom_field_id, customer_id, text_value) values (%L, %L, %L, ''press'')', company, field, cora), '"press" is no choice%');
  perform pg_temp.refused(format('insert into public.custom_field_values (company_id, custom_field_id, property_id, text_value) values (%L, %L, ''f4000000-0000-4000-8000-000000000001'', ''radio'')', company, field), '%custom_field_values_belong_to_one_thing%');
  insert into public.custom_field_values (company_id, custom_field_id, customer_id, text_value) values (company, field, cora, 'radio');

  perform pg_temp.refused(format('insert into public.messages (company_id, customer_id, channel, body) values (%L, %L, ''text'', ''On my way'')', company, cora), '%has not agreed to text messages');
  update public.customers set accepts_text_messages = true where id = cora;
  insert into public.messages (company_id, customer_id, channel, body) values (company, cora, 'text', 'On my way');
  assert (select address from public.messages where company_id = company) = '555 0100', 'a text goes to the telephone';

  assert (select changes -> 'accepts_text_messages' from public.audit_log
           where company_id = company and table_name = 'customers' and action = 'update') = '[false, true]', 'the trail shows before and after';
  perform pg_temp.refused(format('delete from public.audit_log where company_id = %L', company), '%only grows%');
  update public.customers set do_not_service_reason = 'Never pays' where id = cora;
  perform pg_temp.refused(format('insert into public.jobs (company_id, customer_id, property_id, title) values (%L, %L, ''f4000000-0000-4000-8000-000000000001'', ''x'')', company, cora), 'this customer is not to be served%');
end $$;

do $$ begin raise notice 'functions: as they should be'; end $$;
rollback;
