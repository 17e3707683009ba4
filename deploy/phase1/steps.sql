-- Steps of the business: what the app calls, as /rpc/<name>, and who may. After everything else, because nothing else needs them.
--
-- They run as the caller: row level security decides what they may touch. Where one runs as the owner the comment says why, and its first
-- statement looks whose row it is. Arguments are named for the caller, hence the qualified names inside (accept_quote.quote_id).
-- Those that make something answer its id, so that a page can go there.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- Companies --------------------------------------------------------------------------------------------------------------------

-- As the owner: the caller is not a member of a company that does not exist yet.
create or replace function public.create_company(company_name text, owner_name text, currency text default 'USD', time_zone text default 'UTC')
  returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  new_company uuid;
begin
  if auth.uid() is null or auth.email() is null then
    raise exception 'sign in to create a company' using errcode = 'insufficient_privilege';
  end if;
  -- an unknown zone would only fail later, in the first view that uses it
  perform now() at time zone create_company.time_zone;

  insert into public.companies (name, email, currency, time_zone)
  values (create_company.company_name, auth.email(), create_company.currency, create_company.time_zone)
  returning id into new_company;

  insert into public.profiles (company_id, user_id, role, full_name, email)
  values (new_company, auth.uid(), 'owner', create_company.owner_name, auth.email());
  return new_company;
end
$$;
comment on function public.create_company(text, text, text, text) is 'Makes a company with the caller as its owner. Answers its id.';

-- Sales ------------------------------------------------------------------------------------------------------------------------

-- What an item costs this customer today: the price of the customer's list, else the catalogue's.
create or replace function public.price_of(service_item_id uuid, customer_id uuid default null, day date default current_date) returns numeric
  language sql stable set search_path = ''
  as $$
    select coalesce(
             (select listed.unit_price
                from public.customers as customer
                join public.price_lists as list on list.company_id = customer.company_id and list.id = customer.price_list_id
                join public.price_list_items as listed
                  on listed.company_id = list.company_id and listed.price_list_id = list.id and listed.service_item_id = item.id
               where customer.company_id = item.company_id and customer.id = price_of.customer_id and not list.is_archived
                 and price_of.day >= listed.valid_from and price_of.day <= coalesce(listed.valid_until, 'infinity')),
             item.unit_price)
      from public.service_items as item
     where item.id = price_of.service_item_id
  $$;
comment on function public.price_of(uuid, uuid, date) is
  'What an item costs a customer on a day: by the customer''s price list, else by the catalogue.';

create or replace function public.quote_request(request_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  asked public.requests;
  new_quote uuid;
begin
  select * into asked from public.requests where id = quote_request.request_id for update;
  if not found then
    raise exception 'there is no such request, or it is not yours to quote' using errcode = 'no_data_found';
  end if;
  insert into public.quotes (company_id, customer_id, property_id, request_id, title, message)
  values (asked.company_id, asked.customer_id, asked.property_id, asked.id, asked.title, asked.details)
  returning id into new_quote;
  update public.requests set status = 'converted' where id = asked.id and status <> 'converted';
  return new_quote;
end
$$;
comment on function public.quote_request(uuid) is 'Drafts a quote for a request. Answers its id; a request may have several quotes.';

-- As the owner: a customer answers from the portal, where a quote is read and not written. So the first thing is to see whose it is.
create or replace function public.answer_quote(
    quote_id uuid, decision public.quote_decision, signer text, comment text default null, option_id uuid default null,
    left_out uuid[] default '{}')
  returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  offer public.quotes;
  answer uuid;
begin
  select * into offer from public.quotes where id = answer_quote.quote_id for no key update;
  if not found
     or offer.customer_id not in (select private.my_customers())
        and offer.company_id not in (select private.my_companies_as('owner', 'admin', 'dispatcher')) then
    raise exception 'there is no such quote, or it is not yours to answer' using errcode = 'no_data_found';
  end if;
  if offer.status <> 'sent' then
    raise exception 'quote % is %: there is nothing to answer', offer.reference, offer.status using errcode = 'check_violation';
  end if;
  if answer_quote.decision = 'approved' and offer.valid_until < private.today_at(offer.company_id) then
    raise exception 'quote % was valid until %', offer.reference, offer.valid_until
      using errcode = 'check_violation', hint = 'Ask for a new one.';
  end if;

  if answer_quote.option_id is not null then
    update public.quote_options as package set is_chosen = (package.id = answer_quote.option_id)
     where package.company_id = offer.company_id and package.quote_id = offer.id
       and is_chosen is distinct from (package.id = answer_quote.option_id);
  elsif answer_quote.decision = 'approved'
        and exists (select from public.quote_options as package where package.company_id = offer.company_id and package.quote_id = offer.id) then
    raise exception 'quote % offers a choice: which package?', offer.reference using errcode = 'check_violation';
  end if;
  update public.quote_line_items as line set is_selected = line.id <> all (answer_quote.left_out)
   where line.company_id = offer.company_id and line.quote_id = offer.id and line.is_optional
     and line.is_selected is distinct from (line.id <> all (answer_quote.left_out));

  insert into public.quote_answers (company_id, quote_id, option_id, decision, signer, comment, total, user_id)
  select offer.company_id, offer.id, answer_quote.option_id, answer_quote.decision, answer_quote.signer, answer_quote.comment, quote.total, auth.uid()
    from public.quotes as quote where quote.id = offer.id
  returning id into answer;

  update public.quotes set status = answer_quote.decision::text::public.quote_status, decided_at = now() where id = offer.id;
  return answer;
end
$$;
comment on function public.answer_quote(uuid, public.quote_decision, text, text, uuid, uuid[]) is
  'The customer approves, declines or wants changes, in the portal or on the telephone, choosing a package and leaving out add-ons. Answers the id of the record.';

create or replace function public.accept_quote(quote_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  offer public.quotes;
  job_id uuid;
begin
  select * into offer from public.quotes where id = accept_quote.quote_id for update;
  if not found then
    raise exception 'there is no such quote, or it is not yours to accept' using errcode = 'no_data_found';
  end if;
  if offer.status = 'converted' then   -- a repeated click is answered like the first
    select id into strict job_id from public.jobs as job where job.quote_id = offer.id;
    return job_id;
  end if;
  if offer.property_id is null then
    raise exception 'quote % names no property: where is the work?', offer.reference using errcode = 'check_violation';
  end if;
  if offer.valid_until < (select (now() at time zone time_zone)::date from public.companies where id = offer.company_id) then
    raise exception 'quote % was valid until %', offer.reference, offer.valid_until
      using errcode = 'check_violation', hint = 'Extend valid_until if the price still holds.';
  end if;

  update public.quotes set status = 'approved', decided_at = now() where id = offer.id and status <> 'approved';

  insert into public.jobs (company_id, customer_id, property_id, quote_id, request_id, title, instructions)
  values (offer.company_id, offer.customer_id, offer.property_id, offer.id, offer.request_id, offer.title, offer.message)
  returning id into job_id;

  -- what was taken: the lines of every package, those of the chosen one, and the add-ons that were left in
  insert into public.job_line_items
         (company_id, job_id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable)
  select company_id, job_id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable
    from public.quote_line_items as line
   where company_id = offer.company_id and line.quote_id = offer.id and is_selected
     and (option_id is null
          or option_id = (select id from public.quote_options as package
                           where package.company_id = offer.company_id and package.quote_id = offer.id
                           order by is_chosen desc, is_recommended desc, position, id limit 1));

  update public.quotes set status = 'converted' where id = offer.id;
  update public.customers set status = 'active' where id = offer.customer_id and status = 'lead';
  return job_id;
end
$$;
comment on function public.accept_quote(uuid) is
  'The customer said yes: approves a sent quote, makes its job, and turns a lead into a customer. Answers the job''s id; may be repeated.';

-- Work -------------------------------------------------------------------------------------------------------------------------

create or replace function public.add_visit(
    job_id uuid, starts_at timestamptz default null, ends_at timestamptz default null, technicians uuid[] default '{}',
    instructions text default null)
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  work public.jobs;
  new_visit uuid;
begin
  select * into work from public.jobs where id = add_visit.job_id;
  if not found then
    raise exception 'there is no such job, or it is not yours to plan' using errcode = 'no_data_found';
  end if;
  insert into public.visits (company_id, job_id, scheduled_start, scheduled_end, instructions)
  values (work.company_id, work.id, add_visit.starts_at, add_visit.ends_at, add_visit.instructions)
  returning id into new_visit;
  insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead)
  select work.company_id, new_visit, technician, place = 1
    from unnest(add_visit.technicians) with ordinality as sent (technician, place);
  return new_visit;
end
$$;
comment on function public.add_visit(uuid, timestamptz, timestamptz, uuid[], text) is
  'One more visit of a job, with its technicians, of whom the first leads. Answers its id; a completed job is in progress again.';

create or replace function public.plan_visit(
    visit_id uuid, starts_at timestamptz, ends_at timestamptz, technicians uuid[] default '{}', double_booking_reason text default null)
  returns void
  language plpgsql set search_path = ''
  as $$
begin
  -- those who do not go any more first: their time is none of the new one's business
  delete from public.visit_assignments as sent
   where sent.visit_id = plan_visit.visit_id and sent.profile_id <> all (plan_visit.technicians);
  update public.visits as visit
     set scheduled_start = plan_visit.starts_at, scheduled_end = plan_visit.ends_at,
         double_booking_reason = plan_visit.double_booking_reason
   where visit.id = plan_visit.visit_id;
  if not found then
    raise exception 'there is no such visit, or it is not yours to plan' using errcode = 'no_data_found';
  end if;
  update public.visit_assignments as sent set is_lead = false
   where sent.visit_id = plan_visit.visit_id and sent.is_lead and sent.profile_id <> plan_visit.technicians[1];
  insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead)
  select visit.company_id, visit.id, technician, place = 1
    from public.visits as visit, unnest(plan_visit.technicians) with ordinality as sent (technician, place)
   where visit.id = plan_visit.visit_id
  on conflict on constraint visit_assignments_pkey do update set is_lead = excluded.is_lead;
end
$$;
comment on function public.plan_visit(uuid, timestamptz, timestamptz, uuid[], text) is
  'When a visit is and who goes, of whom the first leads, all at once: nobody is left assigned by half. Its job follows.';

create or replace function public.generate_visits(visit_schedule_id uuid, until date) returns integer
  language plpgsql set search_path = ''
  as $$
declare
  plan public.visit_schedules;
  zone text;
  new_visit record;
  made integer := 0;
begin
  select * into plan from public.visit_schedules where id = generate_visits.visit_schedule_id for update;
  if not found then
    raise exception 'there is no such visit schedule, or it is not yours' using errcode = 'no_data_found';
  end if;
  select time_zone into zone from public.companies where id = plan.company_id;

  for new_visit in
    insert into public.visits (company_id, job_id, visit_schedule_id, occurs_on, scheduled_start, scheduled_end)
    select plan.company_id, plan.job_id, plan.id, day,
           (day + plan.start_time) at time zone zone,
           (day + plan.start_time) at time zone zone + make_interval(mins => plan.duration_minutes)
      from (select day::date from generate_series(plan.starts_on::timestamp, least(generate_visits.until, plan.ends_on)::timestamp, '1 day') as day) as calendar,
           -- months between, for the monthly ones: the last day of a shorter month stands for a 31st
           lateral (select (extract(year from day) - extract(year from plan.starts_on)) * 12
                           + extract(month from day) - extract(month from plan.starts_on) as months) as since
     where day <> all (plan.skipped_dates)
       and day > coalesce(plan.generated_until, '-infinity')
       and case plan.repeats
             when 'daily' then (day - plan.starts_on) % plan.every = 0
             when 'weekly' then
               extract(isodow from day) = any (coalesce(plan.weekdays, array[extract(isodow from plan.starts_on)::smallint]))
               and ((date_trunc('week', day)::date - date_trunc('week', plan.starts_on)::date) / 7) % plan.every = 0
             else
               since.months % plan.every = 0 and (plan.starts_on + make_interval(months => since.months::integer))::date = day
           end
     order by day
    on conflict do nothing
    returning id
  loop
    made := made + 1;
    if plan.assigned_to is not null then
      begin
        insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead)
        values (plan.company_id, new_visit.id, plan.assigned_to, true);
      exception when exclusion_violation then
        null;   -- not free then: the visit waits on the board for somebody who is
      end;
    end if;
  end loop;

  update public.visit_schedules set generated_until = greatest(generate_visits.until, plan.generated_until) where id = plan.id;
  return made;
end
$$;
comment on function public.generate_visits(uuid, date) is
  'Makes the visits of a recurring job up to a day. Answers how many are new; may be repeated, also from several sessions at once.';

create or replace function public.add_checklist(visit_id uuid, template_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  form uuid;
begin
  insert into public.checklists (company_id, visit_id, template_id, name)
  select visit.company_id, visit.id, template.id, template.name
    from public.visits as visit
    join public.checklist_templates as template on template.company_id = visit.company_id
   where visit.id = add_checklist.visit_id and template.id = add_checklist.template_id
  returning id into form;
  if not found then
    raise exception 'there is no such visit or form, or they are not yours' using errcode = 'no_data_found';
  end if;
  insert into public.checklist_items (company_id, checklist_id, position, section, label, kind, choices, is_required)
  select item.company_id, form, item.position, item.section, item.label, item.kind, item.choices, item.is_required
    from public.checklist_template_items as item
   where item.template_id = add_checklist.template_id;
  return form;
end
$$;
comment on function public.add_checklist(uuid, uuid) is 'Puts a copy of a form on a visit. Answers its id.';

create or replace function public.start_timer(
    profile_id uuid, kind public.time_entry_kind default 'work', visit_id uuid default null)
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  entry uuid;
begin
  update public.time_entries as running set ended_at = clock_timestamp() where running.profile_id = start_timer.profile_id and ended_at is null;
  insert into public.time_entries (company_id, profile_id, job_id, visit_id, kind, started_at)
  select member.company_id, member.id, visit.job_id, visit.id, start_timer.kind, clock_timestamp()
    from public.profiles as member
    left join public.visits as visit on visit.company_id = member.company_id and visit.id = start_timer.visit_id
   where member.id = start_timer.profile_id
  returning id into entry;
  if entry is null then
    raise exception 'there is no such member, or it is not you' using errcode = 'no_data_found';
  end if;
  return entry;
end
$$;
comment on function public.start_timer(uuid, public.time_entry_kind, uuid) is
  'Starts the clock of a member, on a visit or not; a clock that runs already is stopped. Answers the id of the entry.';

create or replace function public.stop_timer(profile_id uuid) returns uuid
  language sql set search_path = ''
  as $$
    update public.time_entries set ended_at = clock_timestamp()
     where time_entries.profile_id = stop_timer.profile_id and ended_at is null
    returning id
  $$;
comment on function public.stop_timer(uuid) is 'Stops the clock. Answers the id of the entry, or null when none was running.';

-- Billing ----------------------------------------------------------------------------------------------------------------------

create or replace function public.invoice_job(job_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  work public.jobs;
  offer public.quotes;
  new_invoice uuid;
begin
  select * into work from public.jobs where id = invoice_job.job_id;
  if not found then
    raise exception 'there is no such job, or it is not yours to bill' using errcode = 'no_data_found';
  end if;
  if work.billing_strategy = 'per_visit' then
    raise exception 'job % is billed per visit', work.reference using errcode = 'check_violation', hint = 'Call invoice_visit().';
  end if;
  if work.status <> 'completed' then
    raise exception 'job % is %: bill it once it is completed', work.reference, work.status using errcode = 'check_violation';
  end if;

  -- the price that was agreed, in the currency and at the tax rate it was agreed; without a quote the company's
  select * into offer from public.quotes where id = work.quote_id;
  insert into public.invoices (company_id, customer_id, property_id, job_id, currency, tax_rate)
  values (work.company_id, work.customer_id, work.property_id, work.id, offer.currency, offer.tax_rate)
  returning id into new_invoice;

  insert into public.invoice_line_items
         (company_id, invoice_id, job_line_item_id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable)
  select company_id, new_invoice, id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable
    from public.job_line_items as line
   where line.company_id = work.company_id and line.job_id = work.id
   order by position;
  return new_invoice;
end
$$;
comment on function public.invoice_job(uuid) is
  'Drafts the invoice of a completed job with the lines of the job. Answers the invoice''s id. A job has one invoice that is not void.';

create or replace function public.invoice_visit(visit_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  done public.visits;
  work public.jobs;
  offer public.quotes;
  new_invoice uuid;
begin
  select * into done from public.visits where id = invoice_visit.visit_id;
  if not found then
    raise exception 'there is no such visit, or it is not yours to bill' using errcode = 'no_data_found';
  end if;
  select * into work from public.jobs where id = done.job_id;
  if work.billing_strategy <> 'per_visit' then
    raise exception 'job % is billed as a whole', work.reference using errcode = 'check_violation', hint = 'Call invoice_job().';
  end if;
  if done.status <> 'done' then
    raise exception 'the visit is %: bill it once it is done', done.status using errcode = 'check_violation';
  end if;

  select * into offer from public.quotes where id = work.quote_id;
  insert into public.invoices (company_id, customer_id, property_id, job_id, visit_id, currency, tax_rate)
  values (work.company_id, work.customer_id, work.property_id, work.id, done.id, offer.currency, offer.tax_rate)
  returning id into new_invoice;

  insert into public.invoice_line_items
         (company_id, invoice_id, job_line_item_id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable)
  select company_id, new_invoice, id, service_item_id, position, kind, name, description, quantity, unit_price, is_taxable
    from public.job_line_items as line
   where line.company_id = work.company_id and line.job_id = work.id and (line.visit_id is null or line.visit_id = done.id)
   order by position;
  return new_invoice;
end
$$;
comment on function public.invoice_visit(uuid) is
  'Drafts the invoice of a visit that is done: what every visit of the job costs, and what was used on this one. Answers the invoice''s id.';

create or replace function public.issue_invoice(invoice_id uuid) returns text
  language plpgsql set search_path = ''
  as $$
declare
  issued_reference text;
begin
  if not exists (select from public.invoice_line_items as line where line.invoice_id = issue_invoice.invoice_id) then
    raise exception 'an invoice without lines cannot be issued' using errcode = 'check_violation';
  end if;
  update public.invoices set status = 'awaiting_payment'
   where id = issue_invoice.invoice_id and status = 'draft'
  returning reference into issued_reference;
  if not found then
    raise exception 'there is no such draft invoice, or it is not yours to issue' using errcode = 'no_data_found';
  end if;
  perform private.apply_deposits(issue_invoice.invoice_id);
  return issued_reference;
end
$$;
comment on function public.issue_invoice(uuid) is
  'Numbers and dates a draft invoice, freezes it, and uses up the deposit that was paid on its quote. Answers its reference, such as INV-1001.';

create or replace function public.void_invoice(invoice_id uuid, reason text) returns void
  language plpgsql set search_path = ''
  as $$
begin
  -- credit that was used on it goes back to the customer
  delete from public.credit_applications as used where used.invoice_id = void_invoice.invoice_id;
  update public.invoices set status = 'void', void_reason = void_invoice.reason where id = void_invoice.invoice_id;
  if not found then
    raise exception 'there is no such invoice, or it is not yours to void' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.void_invoice(uuid, text) is
  'Takes an unpaid invoice out of the books; it keeps its number, and its job can be billed again. Refund payments first.';

create or replace function public.record_payment(
    invoice_id uuid, amount numeric, method text, external_reference text default null, received_at timestamptz default now())
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  bill public.invoices;
  new_payment uuid;
begin
  select * into bill from public.invoices where id = record_payment.invoice_id;
  if not found then
    raise exception 'there is no such invoice, or it is not yours' using errcode = 'no_data_found';
  end if;
  insert into public.payments
         (company_id, customer_id, invoice_id, currency, amount, method, external_reference, received_at, recorded_by)
  values (bill.company_id, bill.customer_id, bill.id, bill.currency, record_payment.amount, record_payment.method,
          record_payment.external_reference, record_payment.received_at,
          (select id from public.profiles where company_id = bill.company_id and user_id = auth.uid()))
  returning id into new_payment;
  return new_payment;
end
$$;
comment on function public.record_payment(uuid, numeric, text, text, timestamptz) is
  'Money received for an invoice; the balance and the status paid follow. More than the balance is refused.';

create or replace function public.refund_payment(
    payment_id uuid, amount numeric, reason text, external_reference text default null)
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  refund uuid;
begin
  insert into public.refunds (company_id, payment_id, amount, currency, method, reason, external_reference)
  select received.company_id, received.id, refund_payment.amount, received.currency, received.method, refund_payment.reason,
         refund_payment.external_reference
    from public.payments as received
   where received.id = refund_payment.payment_id
  returning id into refund;
  if refund is null then
    raise exception 'there is no such payment, or it is not yours to refund' using errcode = 'no_data_found';
  end if;
  return refund;
end
$$;
comment on function public.refund_payment(uuid, numeric, text, text) is
  'Gives back a part or all of a payment, the way it came; the invoice is open again by as much. Answers the id of the refund.';

create or replace function public.record_deposit(
    quote_id uuid, amount numeric, method text, external_reference text default null, received_at timestamptz default now())
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  offer public.quotes;
  deposit uuid;
begin
  select * into offer from public.quotes where id = record_deposit.quote_id;
  if not found then
    raise exception 'there is no such quote, or it is not yours' using errcode = 'no_data_found';
  end if;
  if offer.status in ('draft', 'declined', 'archived') then
    raise exception 'quote % is %: nothing can be paid on it', coalesce(offer.reference, 'without number'), offer.status
      using errcode = 'check_violation';
  end if;
  insert into public.customer_credits
         (company_id, customer_id, kind, quote_id, amount, currency, method, external_reference, received_at)
  values (offer.company_id, offer.customer_id, 'deposit', offer.id, record_deposit.amount, offer.currency, record_deposit.method,
          record_deposit.external_reference, record_deposit.received_at)
  returning id into deposit;
  return deposit;
end
$$;
comment on function public.record_deposit(uuid, numeric, text, text, timestamptz) is
  'Money received on a quote, before there is a bill. The invoice of its job uses it when it is issued. Answers the id of the credit.';

create or replace function public.apply_credit(credit_id uuid, invoice_id uuid, amount numeric default null) returns numeric
  language plpgsql set search_path = ''
  as $$
declare
  credit public.customer_credits;
  due numeric;
  used numeric;
begin
  select * into credit from public.customer_credits where id = apply_credit.credit_id;
  select balance into due from public.invoices where id = apply_credit.invoice_id;
  if credit.id is null or due is null then
    raise exception 'there is no such credit or invoice, or they are not yours' using errcode = 'no_data_found';
  end if;
  used := coalesce(apply_credit.amount, least(credit.remaining, due));
  insert into public.credit_applications (company_id, customer_id, credit_id, invoice_id, amount, currency)
  values (credit.company_id, credit.customer_id, credit.id, apply_credit.invoice_id, used, credit.currency);
  return used;
end
$$;
comment on function public.apply_credit(uuid, uuid, numeric) is
  'Pays an invoice of the same customer with credit: as much as is there and due, unless an amount is given. Answers how much.';

create or replace function public.credit_invoice(invoice_id uuid, amount numeric, reason text) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  bill public.invoices;
  note uuid;
begin
  select * into bill from public.invoices where id = credit_invoice.invoice_id;
  if not found then
    raise exception 'there is no such invoice, or it is not yours to correct' using errcode = 'no_data_found';
  end if;
  insert into public.customer_credits (company_id, customer_id, kind, invoice_id, amount, currency, reason)
  values (bill.company_id, bill.customer_id, 'credit_note', bill.id, credit_invoice.amount, bill.currency, credit_invoice.reason)
  returning id into note;
  -- what is still owed needs no detour; the rest is the customer's
  if bill.balance > 0 then
    perform public.apply_credit(note, bill.id, least(bill.balance, credit_invoice.amount));
  end if;
  return note;
end
$$;
comment on function public.credit_invoice(uuid, numeric, text) is
  'A credit note for an issued invoice: it lowers what is owed, and what was paid already becomes the customer''s credit. Answers its id.';

-- Office -----------------------------------------------------------------------------------------------------------------------

-- As the owner: an index over a part of a text cannot serve a query under row level security, because its operators may leak what they
-- compare. So the companies are looked up first, as the policies do it, and stand in every branch.
create or replace function public.search(query text, at_most integer default 20)
  returns table (kind text, id uuid, company_id uuid, title text, subtitle text)
  language sql stable security definer set search_path = ''
  as $$
    with office as (
      select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant') as id
    ), wanted as (
      select '%' || replace(replace(replace(btrim(search.query), '\', '\\'), '%', '\%'), '_', '\_') || '%' as pattern,
             btrim(search.query) as words
    ), found as (
      select 'customer' as kind, customer.id, customer.company_id, customer.display_name as title,
             concat_ws(' · ', customer.email, customer.phone) as subtitle
        from office, wanted, public.customers as customer
       where customer.company_id = office.id
         and (customer.display_name || ' ' || coalesce(customer.email, '') || ' ' || coalesce(customer.phone, ''))
             operator(pg_catalog.~~*) wanted.pattern
      union all
      select 'property', property.id, property.company_id, property.street, property.city
        from office, wanted, public.properties as property
       where property.company_id = office.id
         and (property.street || ' ' || property.city) operator(pg_catalog.~~*) wanted.pattern
      union all
      select 'quote', quote.id, quote.company_id, quote.title, quote.reference
        from office, wanted, public.quotes as quote
       where quote.company_id = office.id and quote.title operator(pg_catalog.~~*) wanted.pattern
      union all
      select 'job', job.id, job.company_id, job.title, job.reference
        from office, wanted, public.jobs as job
       where job.company_id = office.id and job.title operator(pg_catalog.~~*) wanted.pattern
      union all
      -- a number as it stands on paper: Q-1001, J-1001, INV-1001, or the number alone
      select 'quote', quote.id, quote.company_id, quote.title, quote.reference
        from office, wanted, public.quotes as quote
       where quote.company_id = office.id and quote.number = substring(wanted.words from '^(?:[Qq]-)?(\d{1,15})$')::bigint
      union all
      select 'job', job.id, job.company_id, job.title, job.reference
        from office, wanted, public.jobs as job
       where job.company_id = office.id and job.number = substring(wanted.words from '^(?:[Jj]-)?(\d{1,15})$')::bigint
      union all
      select 'invoice', invoice.id, invoice.company_id, coalesce(invoice.subject, invoice.reference), invoice.reference
        from office, wanted, public.invoices as invoice
       where invoice.company_id = office.id and invoice.number = substring(wanted.words from '^(?:[Ii][Nn][Vv]-)?(\d{1,15})$')::bigint
    )
    select distinct on (found.title, found.kind, found.id) found.kind, found.id, found.company_id, found.title, found.subtitle
      from found
     where length(btrim(search.query)) >= 2
     order by found.title, found.kind, found.id
     limit least(search.at_most, 100)
  $$;
comment on function public.search(text, integer) is
  'Customers, properties, quotes, jobs and invoices by a part of a name, street, telephone number or title, or by their number. For the office.';

-- As the owner: it writes for every company, as a server's clock does. Nobody but the secret key may call it.
create or replace function public.queue_reminders() returns integer
  language plpgsql security definer set search_path = ''
  as $$
declare
  due record;
  new_reminder uuid;
  new_message uuid;
  queued integer := 0;
begin
  for due in
    select rule.company_id, rule.id as rule_id, template.channel, template.subject, template.body, rule.occasion, company.name as company,
           target.customer_id, target.quote_id, target.visit_id, target.invoice_id, target.job_id, target.reference, target.moment,
           target.moment + make_interval(hours => rule.after_hours) as due_at,
           customer.display_name, customer.accepts_text_messages,
           case template.channel when 'text' then customer.phone else customer.email end as address,
           to_char(target.moment at time zone company.time_zone, 'FMDay, DD FMMonth, HH24:MI') as moment_text
      from public.reminder_rules as rule
      join public.companies as company on company.id = rule.company_id
      join public.message_templates as template on template.company_id = rule.company_id and template.id = rule.template_id
      join lateral (
        select quote.customer_id, quote.id as quote_id, null::uuid as visit_id, null::uuid as invoice_id, null::uuid as job_id,
               quote.reference, quote.sent_at as moment
          from public.quotes as quote
         where rule.occasion = 'quote_follow_up' and quote.company_id = rule.company_id and quote.status = 'sent'
        union all
        select job.customer_id, null, visit.id, null, job.id, job.reference, visit.scheduled_start
          from public.visits as visit
          join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
         where rule.occasion = 'visit_reminder' and visit.company_id = rule.company_id
           and visit.status in ('scheduled', 'dispatched') and visit.scheduled_start > now()
        union all
        select invoice.customer_id, null, null, invoice.id, null, invoice.reference, invoice.due_on::timestamp at time zone company.time_zone
          from public.invoices as invoice
         where rule.occasion in ('invoice_due', 'invoice_past_due') and invoice.company_id = rule.company_id
           and invoice.status = 'awaiting_payment'
      ) as target on target.moment + make_interval(hours => rule.after_hours) <= now()
      join public.customers as customer on customer.company_id = rule.company_id and customer.id = target.customer_id
     where rule.is_active
       and not exists (select from public.reminders as known
                        where known.company_id = rule.company_id and known.rule_id = rule.id
                          and (known.quote_id = target.quote_id or known.visit_id = target.visit_id or known.invoice_id = target.invoice_id))
  loop
    insert into public.reminders (company_id, rule_id, quote_id, visit_id, invoice_id, due_at)
    values (due.company_id, due.rule_id, due.quote_id, due.visit_id, due.invoice_id, due.due_at)
    on conflict do nothing
    returning id into new_reminder;
    continue when new_reminder is null;   -- another session was faster

    if due.address is null or due.channel = 'text' and not due.accepts_text_messages then
      update public.reminders set status = 'skipped' where id = new_reminder;
      continue;
    end if;
    insert into public.messages (company_id, customer_id, quote_id, job_id, invoice_id, channel, occasion, address, subject, body)
    values (due.company_id, due.customer_id, due.quote_id, due.job_id, due.invoice_id, due.channel, due.occasion, due.address, due.subject,
            replace(replace(replace(replace(due.body, '{{customer}}', due.display_name), '{{reference}}', due.reference),
                            '{{time}}', due.moment_text), '{{company}}', due.company))
    returning id into new_message;
    update public.reminders set status = 'sent', message_id = new_message where id = new_reminder;
    queued := queued + 1;
  end loop;
  return queued;
end
$$;
comment on function public.queue_reminders() is
  'Queues the messages of all reminder rules that are due, each once. For a server''s clock, every few minutes. Answers how many.';

-- The portal -------------------------------------------------------------------------------------------------------------------
-- As the owner, all three: a customer may know some columns of rows of which the others are the office's.

create or replace function public.portal_account()
  returns table (customer_id uuid, customer text, company_id uuid, company text, phone text, email text, currency text, owed numeric,
                 time_zone text)
  language sql stable security definer set search_path = ''
  as $$
    select customer.id, customer.display_name, company.id, company.name, company.phone, company.email, company.currency,
           (select coalesce(sum(balance), 0) from public.invoices as invoice
             where invoice.company_id = customer.company_id and invoice.customer_id = customer.id and invoice.status = 'awaiting_payment'
               and invoice.currency = company.currency),
           company.time_zone
      from public.customers as customer
      join public.companies as company on company.id = customer.company_id
     where customer.id = any (array(select private.my_customers()))
  $$;
comment on function public.portal_account() is 'For whom the caller may enter the portal, at which company, on whose clock, and what is owed.';

create or replace function public.portal_visits()
  returns table (visit_id uuid, customer_id uuid, job text, title text, street text, city text, status public.visit_status,
                 scheduled_start timestamptz, arrival_by timestamptz, technicians text)
  language sql stable security definer set search_path = ''
  as $$
    select visit.id, job.customer_id, job.reference, job.title, property.street, property.city, visit.status,
           visit.scheduled_start, visit.scheduled_start + make_interval(mins => visit.arrival_window_minutes),
           (select string_agg(split_part(technician.full_name, ' ', 1), ', ' order by assignment.is_lead desc, technician.full_name)
              from public.visit_assignments as assignment
              join public.profiles as technician on technician.company_id = assignment.company_id and technician.id = assignment.profile_id
             where assignment.company_id = visit.company_id and assignment.visit_id = visit.id)
      from public.jobs as job
      join public.visits as visit on visit.company_id = job.company_id and visit.job_id = job.id
      join public.properties as property
        on property.company_id = job.company_id and property.customer_id = job.customer_id and property.id = job.property_id
     -- as arrays, and the companies as well: every index of jobs begins with one, and anything else reads the jobs of all
     where job.company_id = any (array(select private.my_providers()))
       and job.customer_id = any (array(select private.my_customers()))
       and visit.status <> 'unscheduled'
     order by visit.scheduled_start desc nulls last
  $$;
comment on function public.portal_visits() is 'The visits of the customers for whom the caller may enter the portal, with first names.';

create or replace function public.submit_review(job_id uuid, rating integer, comment text default null) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  review uuid;
begin
  insert into public.reviews (company_id, customer_id, job_id, status, rating, comment, submitted_at)
  select job.company_id, job.customer_id, job.id, 'submitted', submit_review.rating::smallint, submit_review.comment, now()
    from public.jobs as job
   where job.id = submit_review.job_id and job.status = 'completed' and job.customer_id in (select private.my_customers())
  on conflict on constraint reviews_one_per_job do update
     set status = 'submitted', rating = excluded.rating, comment = excluded.comment, submitted_at = excluded.submitted_at
   where reviews.status = 'requested'
  returning id into review;
  if review is null then
    raise exception 'there is no completed job of yours to review, or you have done so' using errcode = 'no_data_found';
  end if;
  return review;
end
$$;
comment on function public.submit_review(uuid, integer, text) is
  'What a customer thought of a completed job, once. Answers the id of the review.';

-- Who may -------------------------------------------------------------------------------------------------------------------------
-- Functions are executable by everybody unless that is taken back.

revoke execute on function public.create_company(text, text, text, text) from public, anon;
revoke execute on function public.price_of(uuid, uuid, date) from public, anon;
revoke execute on function public.quote_request(uuid) from public, anon;
revoke execute on function public.answer_quote(uuid, public.quote_decision, text, text, uuid, uuid[]) from public, anon;
revoke execute on function public.accept_quote(uuid) from public, anon;
revoke execute on function public.add_visit(uuid, timestamptz, timestamptz, uuid[], text) from public, anon;
revoke execute on function public.plan_visit(uuid, timestamptz, timestamptz, uuid[], text) from public, anon;
revoke execute on function public.generate_visits(uuid, date) from public, anon;
revoke execute on function public.add_checklist(uuid, uuid) from public, anon;
revoke execute on function public.start_timer(uuid, public.time_entry_kind, uuid) from public, anon;
revoke execute on function public.stop_timer(uuid) from public, anon;
revoke execute on function public.invoice_job(uuid) from public, anon;
revoke execute on function public.invoice_visit(uuid) from public, anon;
revoke execute on function public.issue_invoice(uuid) from public, anon;
revoke execute on function public.void_invoice(uuid, text) from public, anon;
revoke execute on function public.record_payment(uuid, numeric, text, text, timestamptz) from public, anon;
revoke execute on function public.refund_payment(uuid, numeric, text, text) from public, anon;
revoke execute on function public.record_deposit(uuid, numeric, text, text, timestamptz) from public, anon;
revoke execute on function public.apply_credit(uuid, uuid, numeric) from public, anon;
revoke execute on function public.credit_invoice(uuid, numeric, text) from public, anon;
revoke execute on function public.search(text, integer) from public, anon;
revoke execute on function public.queue_reminders() from public, anon, authenticated;
revoke execute on function public.portal_account() from public, anon;
revoke execute on function public.portal_visits() from public, anon;
revoke execute on function public.submit_review(uuid, integer, text) from public, anon;

grant execute on function public.create_company(text, text, text, text) to authenticated;
grant execute on function public.price_of(uuid, uuid, date) to authenticated, service_role;
grant execute on function public.quote_request(uuid) to authenticated, service_role;
grant execute on function public.answer_quote(uuid, public.quote_decision, text, text, uuid, uuid[]) to authenticated;
grant execute on function public.accept_quote(uuid) to authenticated, service_role;
grant execute on function public.add_visit(uuid, timestamptz, timestamptz, uuid[], text) to authenticated, service_role;
grant execute on function public.plan_visit(uuid, timestamptz, timestamptz, uuid[], text) to authenticated, service_role;
grant execute on function public.generate_visits(uuid, date) to authenticated, service_role;
grant execute on function public.add_checklist(uuid, uuid) to authenticated, service_role;
grant execute on function public.start_timer(uuid, public.time_entry_kind, uuid) to authenticated, service_role;
grant execute on function public.stop_timer(uuid) to authenticated, service_role;
grant execute on function public.invoice_job(uuid) to authenticated, service_role;
grant execute on function public.invoice_visit(uuid) to authenticated, service_role;
grant execute on function public.issue_invoice(uuid) to authenticated, service_role;
grant execute on function public.void_invoice(uuid, text) to authenticated, service_role;
grant execute on function public.record_payment(uuid, numeric, text, text, timestamptz) to authenticated, service_role;
grant execute on function public.refund_payment(uuid, numeric, text, text) to authenticated, service_role;
grant execute on function public.record_deposit(uuid, numeric, text, text, timestamptz) to authenticated, service_role;
grant execute on function public.apply_credit(uuid, uuid, numeric) to authenticated, service_role;
grant execute on function public.credit_invoice(uuid, numeric, text) to authenticated, service_role;
grant execute on function public.search(text, integer) to authenticated;
grant execute on function public.queue_reminders() to service_role;
grant execute on function public.portal_account() to authenticated;
grant execute on function public.portal_visits() to authenticated;
grant execute on function public.submit_review(uuid, integer, text) to authenticated;
