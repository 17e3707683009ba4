-- Functions, in two groups: who is asking (for policies), and what keeps rows right (for triggers). The steps of the business, which the
-- app calls, are in steps.sql.
--
-- Every function pins search_path to nothing and qualifies names, so that nobody can slip another table under it. SECURITY DEFINER
-- stands only where a function must see more than its caller, and the comment says why.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- Who is asking --------------------------------------------------------------------------------------------------------------
-- These read profiles, whose own policies call them: as the owner, or they would ask each other for ever. Policies use them as
-- `company_id = any (array(select private.my_companies()))`: once per statement rather than once per row, and by an index.
-- The first ones say `rows 2`: a person belongs to a company or two, not to the thousand that the planner would plan for.

create or replace function private.my_companies() returns setof uuid
  language sql stable rows 2 security definer set search_path = ''
  as $$
    select company_id from public.profiles where user_id = auth.uid() and is_active
  $$;
comment on function private.my_companies() is 'The companies of which the caller is an active member.';

create or replace function private.my_companies_as(variadic roles public.member_role[]) returns setof uuid
  language sql stable rows 2 security definer set search_path = ''
  as $$
    select company_id from public.profiles where user_id = auth.uid() and is_active and role = any (roles)
  $$;
comment on function private.my_companies_as(public.member_role[]) is 'The companies in which the caller has one of these roles.';

create or replace function private.my_profiles() returns setof uuid
  language sql stable rows 2 security definer set search_path = ''
  as $$
    select id from public.profiles where user_id = auth.uid() and is_active
  $$;
comment on function private.my_profiles() is 'The caller''s own profiles: what jobs.assigned_to is compared with.';

create or replace function private.my_visits() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select assignment.visit_id
      from public.profiles as me
      join public.visit_assignments as assignment on assignment.company_id = me.company_id and assignment.profile_id = me.id
     where me.user_id = auth.uid() and me.is_active
  $$;
comment on function private.my_visits() is 'The visits the caller is sent to, past and to come.';

create or replace function private.my_jobs() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select visit.job_id
      from public.profiles as me
      join public.visit_assignments as assignment on assignment.company_id = me.company_id and assignment.profile_id = me.id
      join public.visits as visit on visit.company_id = assignment.company_id and visit.id = assignment.visit_id
     where me.user_id = auth.uid() and me.is_active
    union
    select job.id
      from public.profiles as me
      join public.jobs as job on job.company_id = me.company_id and job.assigned_to = me.id
     where me.user_id = auth.uid() and me.is_active
  $$;
comment on function private.my_jobs() is 'The jobs the caller leads or has a visit of.';

create or replace function private.my_customers() returns setof uuid
  language sql stable rows 2 security definer set search_path = ''
  as $$
    select customer_id from public.customer_logins where user_id = auth.uid() and is_active
  $$;
comment on function private.my_customers() is 'The customers for whom the caller may enter the portal. Empty for everybody who works here.';

create or replace function private.my_providers() returns setof uuid
  language sql stable rows 2 security definer set search_path = ''
  as $$
    select company_id from public.customer_logins where user_id = auth.uid() and is_active
  $$;
comment on function private.my_providers() is 'The companies of which the caller is a customer.';

create or replace function private.my_quotes() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select quote.id
      from public.customer_logins as me
      join public.quotes as quote on quote.company_id = me.company_id and quote.customer_id = me.customer_id
     where me.user_id = auth.uid() and me.is_active and quote.status not in ('draft', 'archived')
  $$;
comment on function private.my_quotes() is 'The quotes that were sent to the caller, as a customer.';

create or replace function private.my_invoices() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select invoice.id
      from public.customer_logins as me
      join public.invoices as invoice on invoice.company_id = me.company_id and invoice.customer_id = me.customer_id
     where me.user_id = auth.uid() and me.is_active and invoice.status <> 'draft'
  $$;
comment on function private.my_invoices() is 'The invoices that were issued to the caller, as a customer.';

create or replace function private.my_requests() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select assessment.request_id
      from public.profiles as me
      join public.assessments as assessment on assessment.company_id = me.company_id and assessment.assigned_to = me.id
     where me.user_id = auth.uid() and me.is_active
  $$;
comment on function private.my_requests() is 'The requests the caller is to assess.';

create or replace function private.my_checklists() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select form.id
      from public.profiles as me
      join public.visit_assignments as assignment on assignment.company_id = me.company_id and assignment.profile_id = me.id
      join public.checklists as form on form.company_id = assignment.company_id and form.visit_id = assignment.visit_id
     where me.user_id = auth.uid() and me.is_active
  $$;
comment on function private.my_checklists() is 'The checklists on the visits of the caller.';

-- What keeps rows right --------------------------------------------------------------------------------------------------------

create or replace function private.touch_updated_at() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  new.updated_at := now();
  return new;
end
$$;

-- As the owner: nobody else may write document_counters for the sake of a number. The row lock taken here is held to the end of the
-- transaction, so numbers are given in the order of commits and a rollback gives its number back: no gaps. (One way to make one is left:
-- an insert with ON CONFLICT DO NOTHING that meets a conflict has taken its number before.)
create or replace function private.number_document() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  series constant public.document_kind := tg_argv[0];
begin
  if tg_op = 'UPDATE' and old.number is not null then
    if new.number is distinct from old.number then
      raise exception 'the number of a % never changes', series using errcode = 'restrict_violation';
    end if;
    return new;
  end if;

  new.number := null;
  if new.status::text not in ('draft', 'archived') then
    insert into public.document_counters as counter (company_id, kind, next_number)
    values (new.company_id, series, 1002)
    on conflict (company_id, kind) do update set next_number = counter.next_number + 1
    returning counter.next_number - 1 into new.number;
  end if;
  return new;
end
$$;

-- A document that a person wrote down by hand has its own rate; else the place decides, and the company where the place says nothing.
create or replace function private.tax_rate_at(company_id uuid, customer_id uuid, property_id uuid, day date) returns numeric
  language sql stable set search_path = ''
  as $$
    select case
             when customer.is_tax_exempt then 0
             else coalesce(
               property.tax_rate,
               (select sum(area_rate.rate)
                  from public.tax_area_rates as area_rate
                 where area_rate.company_id = property.company_id and area_rate.tax_area_id = property.tax_area_id
                   and tax_rate_at.day >= area_rate.valid_from and tax_rate_at.day <= coalesce(area_rate.valid_until, 'infinity')),
               company.default_tax_rate)
           end
      from public.companies as company
      join public.customers as customer on customer.company_id = company.id and customer.id = tax_rate_at.customer_id
      left join public.properties as property on property.company_id = company.id and property.id = tax_rate_at.property_id
     where company.id = tax_rate_at.company_id
  $$;

create or replace function private.today_at(company_id uuid) returns date
  language sql stable set search_path = ''
  as $$
    select (now() at time zone time_zone)::date from public.companies where id = today_at.company_id
  $$;
comment on function private.today_at(uuid) is 'The date where the company is.';

-- A line made from the catalogue takes what it does not say itself. As the owner: what an item costs is not for everybody who may use it.
create or replace function private.fill_line_from_catalogue() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  item public.service_items;
  payer uuid;
begin
  select * into item from public.service_items where company_id = new.company_id and id = new.service_item_id;
  if not found then
    return new;   -- the foreign key says it better
  end if;
  if tg_table_name = 'quote_line_items' then
    select customer_id into payer from public.quotes where company_id = new.company_id and id = new.quote_id;
  elsif tg_table_name = 'invoice_line_items' then
    select customer_id into payer from public.invoices where company_id = new.company_id and id = new.invoice_id;
  else
    select customer_id into payer from public.jobs where company_id = new.company_id and id = new.job_id;
    if new.unit_cost = 0 then
      new.unit_cost := coalesce(
        (select unit_cost from public.service_item_costs where company_id = new.company_id and service_item_id = item.id), 0);
    end if;
  end if;
  -- a line that brings a name and a price was agreed like that
  if new.name is null or new.unit_price is null then
    new.kind := item.kind;
    new.is_taxable := item.is_taxable;
  end if;
  new.name := coalesce(new.name, item.name);
  new.description := coalesce(new.description, item.description);
  new.unit_price := coalesce(new.unit_price, public.price_of(item.id, payer));
  return new;
end
$$;

-- As the owner: totals must not depend on which lines the caller may see.
create or replace function private.compute_quote() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    select coalesce(new.currency, company.currency),
           coalesce(new.tax_rate, private.tax_rate_at(new.company_id, new.customer_id, new.property_id, private.today_at(company.id)))
      into new.currency, new.tax_rate
      from public.companies as company
     where company.id = new.company_id;
  end if;

  -- of several packages one counts: the chosen, else the recommended, else the first
  select coalesce(sum(line_total), 0),
         round(greatest(coalesce(sum(line_total) filter (where is_taxable), 0), 0) * new.tax_rate, 2)
    into new.subtotal, new.tax_total
    from public.quote_line_items
   where company_id = new.company_id and quote_id = new.id and is_selected
     and (option_id is null
          or option_id = (select id from public.quote_options
                           where company_id = new.company_id and quote_id = new.id
                           order by is_chosen desc, is_recommended desc, position, id limit 1));

  if new.status = 'sent' then
    new.sent_at := coalesce(new.sent_at, now());
    new.valid_until := coalesce(
      new.valid_until,
      private.today_at(new.company_id) + (select quote_valid_days from public.companies where id = new.company_id));
  end if;
  return new;
end
$$;

create or replace function private.guard_quote() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'a quote begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if new.status <> old.status and (old.status, new.status) not in (
       ('draft', 'sent'), ('draft', 'archived'),
       ('sent', 'draft'), ('sent', 'changes_requested'), ('sent', 'approved'), ('sent', 'declined'), ('sent', 'archived'),
       ('changes_requested', 'sent'), ('changes_requested', 'declined'), ('changes_requested', 'archived'),
       ('approved', 'converted'), ('approved', 'declined'),
       ('declined', 'sent'), ('declined', 'archived'),
       ('archived', 'draft')) then
    raise exception 'a quote cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;

  if old.status not in ('draft', 'changes_requested')
     and (new.customer_id, new.property_id, new.currency, new.tax_rate)
         is distinct from (old.customer_id, old.property_id, old.currency, old.tax_rate) then
    raise exception 'quote % is %: take it back to draft before changing it', old.reference, old.status
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- As the owner, here and in guard_invoice_line: the lock keeps the document from being sent while its lines change. It is the one that
-- the recomputation takes later; a weaker one would let two sessions wait for each other.
create or replace function private.guard_quote_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line public.quote_line_items := coalesce(new, old);
  current_status public.quote_status;
  -- the customer takes or leaves an add-on of a quote that was sent; line_total is computed after this trigger
  choosing constant text[] := array['is_selected', 'line_total'];
begin
  if tg_op = 'UPDATE' and (new.company_id, new.quote_id) is distinct from (old.company_id, old.quote_id) then
    raise exception 'a line stays on its quote' using errcode = 'restrict_violation';
  end if;
  -- no quote: it is being deleted, and the line with it
  select status into current_status from public.quotes where company_id = line.company_id and id = line.quote_id for no key update;
  if current_status = 'sent' and tg_op = 'UPDATE' and to_jsonb(new) - choosing = to_jsonb(old) - choosing then
    return new;
  end if;
  if current_status not in ('draft', 'changes_requested') then
    raise exception 'the quote is %: its lines are frozen', current_status using errcode = 'restrict_violation';
  end if;
  return line;
end
$$;

-- The sums have one home, the document's own trigger: a changed line only makes it run.
create or replace function private.recompute_quote() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.quotes set updated_at = now() where id = (coalesce(new, old)).quote_id;
  return null;
end
$$;

-- As guard_quote_line: packages are frozen with the quote, but for the choice between them.
create or replace function private.guard_quote_option() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  option public.quote_options := coalesce(new, old);
  current_status public.quote_status;
begin
  if tg_op = 'UPDATE' and (new.company_id, new.quote_id) is distinct from (old.company_id, old.quote_id) then
    raise exception 'a package stays on its quote' using errcode = 'restrict_violation';
  end if;
  select status into current_status from public.quotes where company_id = option.company_id and id = option.quote_id for no key update;
  if current_status = 'sent' and tg_op = 'UPDATE' and to_jsonb(new) - 'is_chosen' = to_jsonb(old) - 'is_chosen' then
    return new;
  end if;
  if current_status not in ('draft', 'changes_requested') then
    raise exception 'the quote is %: its packages are frozen', current_status using errcode = 'restrict_violation';
  end if;
  return option;
end
$$;

create or replace function private.guard_request() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'new' then
      raise exception 'a request begins as new' using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status and (old.status, new.status) not in (
       ('new', 'assessing'), ('new', 'converted'), ('new', 'declined'), ('new', 'archived'),
       ('assessing', 'new'), ('assessing', 'assessed'), ('assessing', 'converted'), ('assessing', 'declined'), ('assessing', 'archived'),
       ('assessed', 'assessing'), ('assessed', 'converted'), ('assessed', 'declined'), ('assessed', 'archived'),
       ('declined', 'new'), ('declined', 'archived'),
       ('archived', 'new')) then
    raise exception 'a request cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- What somebody planned or found moves the request along. As the owner: a technician writes findings, not requests.
create or replace function private.carry_assessment_to_request() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.requests
     set status = case when new.completed_at is null then 'assessing' else 'assessed' end::public.request_status
   where company_id = new.company_id and id = new.request_id and status in ('new', 'assessing', 'assessed');
  return null;
end
$$;

create or replace function private.guard_job() returns trigger
  language plpgsql set search_path = ''
  as $$
declare
  -- what a technician may change, and what PostgreSQL computes later (in a BEFORE trigger generated columns are still null)
  flexible constant text[] := array['status', 'started_at', 'completed_at', 'updated_at', 'reference'];
begin
  -- a time makes a job scheduled, its removal unscheduled
  if new.status = 'unscheduled' and new.scheduled_start is not null then
    new.status := 'scheduled';
  elsif new.status = 'scheduled' and new.scheduled_start is null then
    new.status := 'unscheduled';
  end if;

  if tg_op = 'INSERT' then
    if exists (select from public.customers
                where company_id = new.company_id and id = new.customer_id and do_not_service_reason is not null) then
      raise exception 'this customer is not to be served any more'
        using errcode = 'check_violation', hint = 'The reason is on the customer.';
    end if;

  -- at a greater depth the change follows from a visit, where it was allowed or refused already
  elsif pg_trigger_depth() = 1 then
    if new.status <> old.status and (old.status, new.status) not in (
         ('unscheduled', 'scheduled'), ('unscheduled', 'in_progress'), ('unscheduled', 'on_hold'), ('unscheduled', 'cancelled'),
         ('scheduled', 'unscheduled'), ('scheduled', 'in_progress'), ('scheduled', 'on_hold'), ('scheduled', 'cancelled'),
         ('in_progress', 'on_hold'), ('in_progress', 'completed'), ('in_progress', 'cancelled'),
         ('on_hold', 'unscheduled'), ('on_hold', 'scheduled'), ('on_hold', 'in_progress'), ('on_hold', 'cancelled'),
         ('completed', 'in_progress'),
         ('cancelled', 'unscheduled'), ('cancelled', 'scheduled')) then
      raise exception 'a job cannot go from % to %', old.status, new.status using errcode = 'check_violation';
    end if;

    -- auth.uid() is null for the service role and for SQL run by the owner: neither is a technician
    if auth.uid() is not null
       and old.company_id not in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
       and (to_jsonb(new) - flexible is distinct from to_jsonb(old) - flexible
            or new.status not in (old.status, 'in_progress', 'on_hold', 'completed')) then
      raise exception 'a technician starts, pauses and completes a job; the office changes it'
        using errcode = 'insufficient_privilege';
    end if;
  end if;

  if new.status in ('in_progress', 'completed') then
    new.started_at := coalesce(new.started_at, now());
  end if;
  new.completed_at := case when new.status = 'completed' then coalesce(new.completed_at, now()) end;
  return new;
end
$$;

-- As the owner: totals and payments must not depend on what the caller may see.
create or replace function private.compute_invoice() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  company public.companies;
begin
  select * into company from public.companies where id = new.company_id;

  if tg_op = 'INSERT' then
    new.currency := coalesce(new.currency, company.currency);
    new.payment_terms := coalesce(new.payment_terms, company.payment_terms);
    new.tax_rate := coalesce(
      new.tax_rate,
      private.tax_rate_at(new.company_id, new.customer_id, new.property_id, private.today_at(new.company_id)));
  end if;

  select coalesce(sum(line_total), 0),
         round(greatest(coalesce(sum(line_total) filter (where is_taxable), 0), 0) * new.tax_rate, 2)
    into new.subtotal, new.tax_total
    from public.invoice_line_items
   where company_id = new.company_id and invoice_id = new.id;

  select coalesce(sum(amount - refunded_amount), 0)
    into new.amount_paid
    from public.payments
   where company_id = new.company_id and customer_id = new.customer_id and invoice_id = new.id and status = 'succeeded';
  select new.amount_paid + coalesce(sum(amount), 0)
    into new.amount_paid
    from public.credit_applications
   where company_id = new.company_id and customer_id = new.customer_id and invoice_id = new.id;

  -- paid is a fact about the balance, not a word to be set
  if new.status in ('awaiting_payment', 'paid', 'bad_debt') then
    new.status := case
      when new.amount_paid = new.subtotal + new.tax_total then 'paid'
      when new.status = 'paid' then 'awaiting_payment'
      else new.status
    end;
  end if;

  if new.status <> 'draft' then
    new.issued_on := coalesce(new.issued_on, (now() at time zone company.time_zone)::date);
    new.due_on := coalesce(
      new.due_on, new.issued_on + (select net_days from public.payment_terms where code = new.payment_terms));
  end if;
  return new;
end
$$;

create or replace function private.guard_invoice() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'an invoice begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if new.status <> old.status and (old.status, new.status) not in (
       ('draft', 'awaiting_payment'), ('draft', 'paid'),
       ('awaiting_payment', 'paid'), ('awaiting_payment', 'bad_debt'), ('awaiting_payment', 'void'),
       ('bad_debt', 'awaiting_payment'), ('bad_debt', 'paid'),
       ('paid', 'awaiting_payment')) then
    raise exception 'an invoice cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;

  if old.status <> 'draft'
     and (new.customer_id, new.property_id, new.job_id, new.visit_id, new.payment_terms, new.issued_on, new.currency, new.tax_rate)
         is distinct from
         (old.customer_id, old.property_id, old.job_id, old.visit_id, old.payment_terms, old.issued_on, old.currency, old.tax_rate) then
    raise exception 'invoice % is issued: void it and bill again', old.reference using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create or replace function private.guard_invoice_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  line public.invoice_line_items := coalesce(new, old);
  current_status public.invoice_status;
begin
  if tg_op = 'UPDATE' and (new.company_id, new.invoice_id) is distinct from (old.company_id, old.invoice_id) then
    raise exception 'a line stays on its invoice' using errcode = 'restrict_violation';
  end if;
  select status into current_status from public.invoices where company_id = line.company_id and id = line.invoice_id for no key update;
  if current_status <> 'draft' then
    raise exception 'the invoice is issued: its lines are frozen' using errcode = 'restrict_violation';
  end if;
  if tg_op <> 'DELETE' and new.job_line_item_id is not null then
    perform private.refuse_double_billing(new);
  end if;
  return line;
end
$$;

-- No work is billed twice. A line of a job that is billed per visit, and that belongs to no visit, is what every visit costs: it may
-- be billed once on each. The lock on the work makes two sessions that bill it wait for each other.
create or replace function private.refuse_double_billing(line public.invoice_line_items) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  work public.job_line_items;
  billed_visit uuid;
  billed numeric;
begin
  select * into work from public.job_line_items
   where company_id = line.company_id and id = line.job_line_item_id for no key update;
  select visit_id into billed_visit from public.invoices where company_id = line.company_id and id = line.invoice_id;
  select coalesce(sum(other.quantity), 0) into billed
    from public.invoice_line_items as other
    join public.invoices as invoice on invoice.company_id = other.company_id and invoice.id = other.invoice_id
   where other.company_id = line.company_id and other.job_line_item_id = line.job_line_item_id and other.id <> line.id
     and invoice.status <> 'void'
     and (work.visit_id is not null or invoice.visit_id is not distinct from billed_visit);
  if billed + line.quantity > work.quantity then
    raise exception 'of "%" % are done, % are billed already', work.name, work.quantity, billed using errcode = 'check_violation';
  end if;
end
$$;

-- Work that is billed stays as it was billed.
create or replace function private.guard_job_line() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if exists (select from public.invoice_line_items as billed
               join public.invoices as invoice on invoice.company_id = billed.company_id and invoice.id = billed.invoice_id
              where billed.company_id = old.company_id and billed.job_line_item_id = old.id and invoice.status <> 'void') then
    raise exception '"%" is billed: take it off the invoice first', old.name using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end
$$;

-- The tax by authority, once, when the invoice is issued. Each share is rounded down and the missing cents go to the shares that lost
-- most, so that the parts add up to the whole. As the owner: nobody writes these rows by hand.
create or replace function private.write_invoice_taxes() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if new.tax_rate = 0 then
    return null;
  end if;
  insert into public.invoice_taxes (company_id, invoice_id, name, rate, amount)
  with authority as (
    select area_rate.name, area_rate.rate
      from public.properties as property
      join public.tax_area_rates as area_rate
        on area_rate.company_id = property.company_id and area_rate.tax_area_id = property.tax_area_id
     where property.company_id = new.company_id and property.id = new.property_id
       and new.issued_on >= area_rate.valid_from and new.issued_on <= coalesce(area_rate.valid_until, 'infinity')
  ), part as (
    -- where the rate is not that of the area, somebody set it, and it has one name
    select name, rate from authority where (select sum(rate) from authority) = new.tax_rate
    union all
    select 'Tax', new.tax_rate where (select sum(rate) from authority) is distinct from new.tax_rate
  ), share as (
    select name, rate, new.tax_total * rate / new.tax_rate as exact, trunc(new.tax_total * rate / new.tax_rate, 2) as cents from part
  )
  select new.company_id, new.id, name, rate,
         cents + case when row_number() over (order by exact - cents desc, name) <= (new.tax_total - sum(cents) over ()) * 100
                      then 0.01 else 0 end
    from share;
  return null;
end
$$;

-- As the owner: who may record a payment need not be allowed to change invoices.
create or replace function private.guard_payment() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  billed public.invoice_status;
begin
  -- two payments of one invoice wait for each other here, and the second sees the first
  select status into billed from public.invoices where company_id = new.company_id and id = new.invoice_id for no key update;
  if tg_op = 'INSERT' then
    if billed in ('draft', 'void') then
      raise exception 'the invoice is %: nothing can be paid on it', billed using errcode = 'check_violation';
    end if;
    new.refunded_amount := 0;
    return new;
  end if;

  select coalesce(sum(amount), 0) into new.refunded_amount
    from public.refunds where company_id = new.company_id and payment_id = new.id and status = 'succeeded';
  if new.refunded_amount = new.amount and new.status = 'succeeded' then
    new.status := 'refunded';
  elsif new.refunded_amount < old.refunded_amount and new.status = 'refunded' then
    new.status := 'succeeded';   -- a refund did not go through
  end if;

  if (new.company_id, new.customer_id, new.invoice_id, new.amount, new.currency, new.method)
     is distinct from (old.company_id, old.customer_id, old.invoice_id, old.amount, old.currency, old.method) then
    raise exception 'a recorded payment is not changed: refund it and record another' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('pending', 'succeeded'), ('pending', 'failed'), ('succeeded', 'refunded'), ('succeeded', 'failed'))
     and not (old.status = 'refunded' and new.refunded_amount < old.refunded_amount) then
    raise exception 'a payment cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- For lines, payments and credit of an invoice alike.
create or replace function private.recompute_invoice() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.invoices set updated_at = now() where id = (coalesce(new, old)).invoice_id;
  return null;
end
$$;

-- Visits and their job --------------------------------------------------------------------------------------------------------
-- A job carries the plan of its next visit, so that a board of jobs needs no look at visits. Whichever of the two somebody changes,
-- the other follows; the triggers do so only at depth 0, so that an echo ends where it began.

create or replace function private.guard_visit() returns trigger
  language plpgsql set search_path = ''
  as $$
declare
  -- what a technician may change
  flexible constant text[] := array[
    'status', 'on_my_way_at', 'arrived_at', 'started_at', 'completed_at', 'outcome', 'cancellation_reason', 'updated_at'];
  unanswered bigint;
begin
  if new.status = 'unscheduled' and new.scheduled_start is not null then
    new.status := 'scheduled';
  elsif new.status in ('scheduled', 'dispatched') and new.scheduled_start is null then
    new.status := 'unscheduled';
  end if;

  if tg_op = 'UPDATE' then
    if (new.company_id, new.job_id, new.visit_schedule_id, new.occurs_on)
       is distinct from (old.company_id, old.job_id, old.visit_schedule_id, old.occurs_on) then
      raise exception 'a visit stays with its job' using errcode = 'restrict_violation';
    end if;
    if pg_trigger_depth() = 1 then
      if new.status <> old.status and (old.status, new.status) not in (
           ('unscheduled', 'scheduled'), ('unscheduled', 'working'), ('unscheduled', 'on_hold'), ('unscheduled', 'cancelled'),
           ('scheduled', 'unscheduled'), ('scheduled', 'dispatched'), ('scheduled', 'on_my_way'), ('scheduled', 'working'),
           ('scheduled', 'on_hold'), ('scheduled', 'done'), ('scheduled', 'cancelled'), ('scheduled', 'no_show'),
           ('dispatched', 'scheduled'), ('dispatched', 'unscheduled'), ('dispatched', 'on_my_way'), ('dispatched', 'working'),
           ('dispatched', 'on_hold'), ('dispatched', 'cancelled'), ('dispatched', 'no_show'),
           ('on_my_way', 'scheduled'), ('on_my_way', 'working'), ('on_my_way', 'on_hold'), ('on_my_way', 'cancelled'), ('on_my_way', 'no_show'),
           ('working', 'on_hold'), ('working', 'done'), ('working', 'cancelled'),
           ('on_hold', 'unscheduled'), ('on_hold', 'scheduled'), ('on_hold', 'working'), ('on_hold', 'done'), ('on_hold', 'cancelled'),
           ('done', 'working'),
           ('cancelled', 'unscheduled'), ('cancelled', 'scheduled'),
           ('no_show', 'unscheduled'), ('no_show', 'scheduled')) then
        raise exception 'a visit cannot go from % to %', old.status, new.status using errcode = 'check_violation';
      end if;
      if auth.uid() is not null
         and old.company_id not in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
         and (to_jsonb(new) - flexible is distinct from to_jsonb(old) - flexible
              or new.status not in (old.status, 'on_my_way', 'working', 'on_hold', 'done', 'no_show')) then
        raise exception 'a technician travels to, starts, pauses and completes a visit; the office changes it'
          using errcode = 'insufficient_privilege';
      end if;
      if new.status in ('on_my_way', 'working') and new.status <> old.status
         and not exists (select from public.visit_assignments where company_id = new.company_id and visit_id = new.id) then
        raise exception 'nobody is assigned to this visit' using errcode = 'check_violation';
      end if;
    end if;
  end if;

  case new.status
    when 'unscheduled', 'scheduled', 'dispatched' then   -- whoever sets out later sets out anew
      new.on_my_way_at := null;
      new.arrived_at := null;
      new.started_at := null;
    when 'on_my_way' then
      new.on_my_way_at := coalesce(new.on_my_way_at, now());
    when 'working', 'done' then
      new.started_at := coalesce(new.started_at, now());
    else
      null;
  end case;
  new.completed_at := case when new.status = 'done' then coalesce(new.completed_at, now()) end;

  if new.status = 'done' and (tg_op = 'INSERT' or old.status <> 'done') then
    select count(*) into unanswered
      from public.checklists as form
      join public.checklist_items as question on question.company_id = form.company_id and question.checklist_id = form.id
     where form.company_id = new.company_id and form.visit_id = new.id
       and question.is_required and question.answered_at is null;
    if unanswered > 0 then
      raise exception 'the visit is not done: % required questions are not answered', unanswered using errcode = 'check_violation';
    end if;
  end if;
  return new;
end
$$;

-- As the owner: whether somebody is free must not depend on what the caller may see.
create or replace function private.guard_visit_assignment() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  visit public.visits;
  away tstzrange;
begin
  select * into visit from public.visits where company_id = new.company_id and id = new.visit_id;
  new.during := tstzrange(visit.scheduled_start, visit.scheduled_end);
  if visit.scheduled_start is null then
    new.during := null;
  end if;
  new.is_exclusive := visit.status in ('scheduled', 'dispatched', 'on_my_way', 'working')
                      and visit.scheduled_start is not null and visit.double_booking_reason is null;
  if new.is_exclusive
     and (tg_op = 'INSERT' or (new.profile_id, new.during, new.is_exclusive) is distinct from (old.profile_id, old.during, old.is_exclusive)) then
    -- whoever approves time off for this member meanwhile waits here, or is awaited: keep_planned_visits() locks the same row
    perform from public.profiles where company_id = new.company_id and id = new.profile_id for share;
    select tstzrange(starts_at, ends_at) into away
      from public.time_off
     where company_id = new.company_id and profile_id = new.profile_id and status = 'approved'
       and tstzrange(starts_at, ends_at) && new.during
     limit 1;
    if found then
      raise exception 'the technician is off from % to %', lower(away), upper(away)
        using errcode = 'exclusion_violation', hint = 'Give the visit a double_booking_reason if it must be.';
    end if;
  end if;
  return new;
end
$$;

-- The other side of guard_visit_assignment: time off is not approved over a visit that is planned. After the row rather than before, so that
-- row level security has spoken. As the owner: whether somebody is sent must not depend on what the caller may see.
create or replace function private.keep_planned_visits() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  planned record;
begin
  perform from public.profiles where company_id = new.company_id and id = new.profile_id for no key update;
  select job.reference, lower(assignment.during) as starts_at into planned
    from public.visit_assignments as assignment
    join public.visits as visit on visit.company_id = assignment.company_id and visit.id = assignment.visit_id
    join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
   where assignment.company_id = new.company_id and assignment.profile_id = new.profile_id
     and assignment.is_exclusive and assignment.during && tstzrange(new.starts_at, new.ends_at)
   order by assignment.during
   limit 1;
  if found then
    raise exception 'a visit of % is planned for %', planned.reference, planned.starts_at
      using errcode = 'exclusion_violation', hint = 'Send somebody else, or give the visit a double_booking_reason.';
  end if;
  return null;
end
$$;

-- Whoever is on the way or at work is not taken off without a successor. At the end of the transaction: they are exchanged in two statements.
-- As the owner, who sees every assignment; the lock keeps two sessions from each leaving the other's technician.
create or replace function private.keep_somebody_there() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  perform from public.visits
    where company_id = old.company_id and id = old.visit_id and status in ('on_my_way', 'working') for no key update;
  if found and not exists (select from public.visit_assignments where company_id = old.company_id and visit_id = old.visit_id) then
    raise exception 'the visit is under way: somebody has to be there' using errcode = 'check_violation';
  end if;
  return null;
end
$$;

-- The ranges that are compared lie on the assignments; a changed visit makes them take its time again.
create or replace function private.carry_visit_to_assignments() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.visit_assignments set visit_id = new.id where company_id = new.company_id and visit_id = new.id;
  return null;
end
$$;

-- As the owner: a technician who completes a visit completes a job whose plan he may not write.
create or replace function private.follow_visits(of_job uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  work public.jobs;
  next public.visits;
  wanted public.job_status;
  is_begun boolean;
begin
  select * into work from public.jobs where id = of_job for no key update;
  if not found then
    return;
  end if;
  select exists (select from public.visits where company_id = work.company_id and job_id = work.id and status = 'done') into is_begun;

  select * into next from public.visits
   where company_id = work.company_id and job_id = work.id and status not in ('done', 'cancelled', 'no_show')
   order by scheduled_start, created_at, id limit 1;
  if found then
    wanted := case
      when exists (select from public.visits where company_id = work.company_id and job_id = work.id and status = 'working') then 'in_progress'
      when next.status = 'on_hold' then 'on_hold'
      when is_begun and work.kind = 'one_off' then 'in_progress'
      when next.scheduled_start is not null then 'scheduled'
      else 'unscheduled'
    end;
  else
    -- nobody is to come any more: a one-off job is then done, or it is to be planned again
    wanted := case
      when work.status in ('completed', 'cancelled') then work.status
      when is_begun and work.kind = 'one_off' then 'completed'
      else 'unscheduled'
    end;
    if wanted = 'completed' then
      select * into next from public.visits
       where company_id = work.company_id and job_id = work.id and status = 'done' order by completed_at desc limit 1;
    elsif wanted = 'cancelled' then
      return;
    end if;
  end if;

  update public.jobs as job
     set status = wanted,
         scheduled_start = next.scheduled_start,
         scheduled_end = next.scheduled_end,
         arrival_window_minutes = coalesce(next.arrival_window_minutes, job.arrival_window_minutes),
         double_booking_reason = next.double_booking_reason,
         assigned_to = coalesce(
           (select profile_id from public.visit_assignments
             where company_id = work.company_id and visit_id = next.id order by is_lead desc, created_at, profile_id limit 1),
           case when next.id is null then job.assigned_to end),
         started_at = coalesce(
           case when wanted in ('in_progress', 'completed') then
             (select min(started_at) from public.visits where company_id = work.company_id and job_id = work.id and status in ('working', 'done'))
           end, job.started_at),
         completed_at = case when wanted = 'completed' then next.completed_at end
   where id = work.id;
end
$$;

-- For visits and their assignments alike.
create or replace function private.carry_visit_to_job() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_table_name = 'visits' then
    perform private.follow_visits((coalesce(new, old)).job_id);
  else
    perform private.follow_visits(
      (select job_id from public.visits where company_id = (coalesce(new, old)).company_id and id = (coalesce(new, old)).visit_id));
  end if;
  return null;
end
$$;

-- As the owner: a technician who completes a job completes its visit.
create or replace function private.carry_job_to_visits() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  visit public.visits;
  open_visits bigint;
begin
  select * into visit from public.visits
   where company_id = new.company_id and job_id = new.id and status not in ('done', 'cancelled', 'no_show')
   order by scheduled_start, created_at, id limit 1;

  if tg_op = 'UPDATE' and new.status <> old.status then
    if new.status = 'completed' then
      select count(*) into open_visits from public.visits
       where company_id = new.company_id and job_id = new.id and status not in ('done', 'cancelled', 'no_show');
      if open_visits > 1 then
        raise exception 'job % has % more visits', new.reference, open_visits
          using errcode = 'check_violation', hint = 'Complete or cancel them first.';
      end if;
    elsif new.status = 'cancelled' then
      update public.visits set status = 'cancelled', cancellation_reason = new.cancellation_reason
       where company_id = new.company_id and job_id = new.id and status not in ('done', 'cancelled', 'no_show');
      return null;
    elsif old.status in ('completed', 'cancelled') then
      -- taken up again: the visit that ended it is open once more
      select * into visit from public.visits
       where company_id = new.company_id and job_id = new.id
         and status = case when old.status = 'completed' then 'done' else 'cancelled' end::public.visit_status
       order by updated_at desc, created_at desc limit 1;
    end if;
  end if;

  if visit.id is null and (new.kind = 'one_off' or new.scheduled_start is not null) and new.status <> 'completed' then
    insert into public.visits (company_id, job_id) values (new.company_id, new.id) returning * into visit;
  end if;
  if visit.id is null then
    return null;
  end if;

  update public.visits
     set status = case new.status
                    when 'in_progress' then 'working'
                    when 'completed' then 'done'
                    when 'on_hold' then 'on_hold'
                    when 'cancelled' then 'cancelled'
                    when 'unscheduled' then 'unscheduled'
                    else case when visit.status in ('dispatched', 'on_my_way') then visit.status else 'scheduled' end
                  end::public.visit_status,
         scheduled_start = new.scheduled_start, scheduled_end = new.scheduled_end,
         arrival_window_minutes = new.arrival_window_minutes, double_booking_reason = new.double_booking_reason,
         started_at = case when new.status in ('in_progress', 'completed') then new.started_at else started_at end,
         completed_at = new.completed_at, cancellation_reason = new.cancellation_reason
   where id = visit.id;

  if tg_op = 'INSERT' or new.assigned_to is distinct from old.assigned_to then
    delete from public.visit_assignments
     where company_id = new.company_id and visit_id = visit.id and is_lead and profile_id is distinct from new.assigned_to;
    if new.assigned_to is not null then
      insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead)
      values (new.company_id, visit.id, new.assigned_to, true)
      on conflict (company_id, visit_id, profile_id) do update set is_lead = true;
    end if;
  end if;
  return null;
end
$$;

-- Checklists, time, expenses ---------------------------------------------------------------------------------------------------

-- An answer is dated, and a form on a visit that is done is history.
create or replace function private.guard_checklist_item() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  is_done boolean;
begin
  select visit.status = 'done' into is_done
    from public.checklists as form
    join public.visits as visit on visit.company_id = form.company_id and visit.id = form.visit_id
   where form.company_id = new.company_id and form.id = new.checklist_id;
  if is_done then
    raise exception 'the visit is done: its forms are closed' using errcode = 'restrict_violation';
  end if;
  if num_nonnulls(new.text_answer, new.number_answer, new.boolean_answer, new.date_answer, new.result) = 0 then
    new.answered_at := null;
    new.answered_by := null;
  elsif tg_op = 'INSERT' or (new.text_answer, new.number_answer, new.boolean_answer, new.date_answer, new.result)
        is distinct from (old.text_answer, old.number_answer, old.boolean_answer, old.date_answer, old.result) then
    new.answered_at := coalesce(case when tg_op = 'INSERT' then new.answered_at end, now());
    new.answered_by := coalesce(
      (select id from public.profiles where company_id = new.company_id and user_id = auth.uid()), new.answered_by);
  end if;
  return new;
end
$$;

-- As the owner: the wage it reads is not for the person who clocks.
create or replace function private.guard_time_entry() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  decides constant boolean :=
    auth.uid() is null or coalesce(new.company_id, old.company_id) in (select private.my_companies_as('owner', 'admin', 'accountant'));
begin
  if tg_op <> 'INSERT' and old.approved_at is not null and not (decides and tg_op = 'UPDATE' and new.approved_at is null) then
    raise exception 'this time is approved' using errcode = 'restrict_violation', hint = 'Take the approval back to change it.';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if new.approved_at is not null and not decides then
    raise exception 'time is approved by the office' using errcode = 'insufficient_privilege';
  end if;
  new.labor_cost := round(
    extract(epoch from new.ended_at - new.started_at) / 3600
    * (select rate.cost_per_hour from public.labor_rates as rate
        where rate.company_id = new.company_id and rate.profile_id = new.profile_id
          and new.started_at::date >= rate.valid_from and new.started_at::date <= coalesce(rate.valid_until, 'infinity')), 2);
  return new;
end
$$;

create or replace function private.guard_expense() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    new.currency := coalesce(new.currency, (select currency from public.companies where id = new.company_id));
    new.incurred_on := coalesce(new.incurred_on, private.today_at(new.company_id));
  elsif old.status in ('approved', 'reimbursed')
        and (new.amount, new.currency, new.profile_id, new.job_id, new.incurred_on)
            is distinct from (old.amount, old.currency, old.profile_id, old.job_id, old.incurred_on) then
    raise exception 'this expense is %', old.status using errcode = 'restrict_violation';
  end if;

  if tg_op = 'UPDATE' and new.status <> old.status and (old.status, new.status) not in (
       ('submitted', 'approved'), ('submitted', 'rejected'), ('rejected', 'submitted'), ('rejected', 'approved'),
       ('approved', 'reimbursed'), ('approved', 'rejected')) then
    raise exception 'an expense cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.status <> 'submitted' and (tg_op = 'INSERT' or new.status <> old.status) then
    if auth.uid() is not null and new.company_id not in (select private.my_companies_as('owner', 'admin', 'accountant')) then
      raise exception 'expenses are decided by the office' using errcode = 'insufficient_privilege';
    end if;
    new.decided_by := coalesce(
      (select id from public.profiles where company_id = new.company_id and user_id = auth.uid()), new.decided_by);
  end if;
  return new;
end
$$;

-- Credit and refunds ------------------------------------------------------------------------------------------------------------
-- As the owner throughout: sums must not depend on what the caller may see, and nobody writes them by hand.

create or replace function private.compute_credit() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  bill public.invoices;
  credited numeric;
begin
  if tg_op = 'INSERT' then
    new.currency := coalesce(
      new.currency,
      (select currency from public.invoices where company_id = new.company_id and id = new.invoice_id),
      (select currency from public.quotes where company_id = new.company_id and id = new.quote_id),
      (select currency from public.companies where id = new.company_id));
    if new.kind = 'credit_note' then
      select * into bill from public.invoices where company_id = new.company_id and id = new.invoice_id for no key update;
      select coalesce(sum(amount), 0) into credited from public.customer_credits
       where company_id = new.company_id and customer_id = new.customer_id and invoice_id = new.invoice_id
         and kind = 'credit_note' and status = 'open';
      if bill.status in ('draft', 'void') then
        raise exception 'the invoice is %: there is nothing to correct', bill.status using errcode = 'check_violation';
      elsif credited + new.amount > bill.total then
        raise exception 'invoice % is over %, of which % are credited already', bill.reference, bill.total, credited
          using errcode = 'check_violation';
      end if;
    end if;
  elsif (new.company_id, new.customer_id, new.kind, new.quote_id, new.invoice_id, new.amount, new.currency, new.method)
        is distinct from (old.company_id, old.customer_id, old.kind, old.quote_id, old.invoice_id, old.amount, old.currency, old.method) then
    raise exception 'credit is not changed: void it and enter another' using errcode = 'restrict_violation';
  elsif old.status = 'void' and new.status <> 'void' then
    raise exception 'void credit stays void' using errcode = 'restrict_violation';
  end if;

  select coalesce(sum(amount), 0) into new.applied_amount from public.credit_applications
   where company_id = new.company_id and customer_id = new.customer_id and credit_id = new.id;
  select coalesce(sum(amount), 0) into new.refunded_amount from public.refunds
   where company_id = new.company_id and credit_id = new.id and status <> 'failed';
  return new;
end
$$;

create or replace function private.guard_credit_application() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  credit_status public.credit_status;
  billed public.invoice_status;
begin
  if tg_op = 'UPDATE' then
    raise exception 'applied credit is not changed: take it back and apply it again' using errcode = 'restrict_violation';
  end if;
  -- always in this order, so that two sessions cannot wait for each other
  select status into credit_status from public.customer_credits where company_id = new.company_id and id = new.credit_id for no key update;
  select status into billed from public.invoices where company_id = new.company_id and id = new.invoice_id for no key update;
  if credit_status = 'void' then
    raise exception 'the credit is void' using errcode = 'check_violation';
  elsif billed in ('draft', 'void') then
    raise exception 'the invoice is %: nothing can be paid on it', billed using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create or replace function private.recompute_credit() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.customer_credits set updated_at = now() where id = (coalesce(new, old)).credit_id;
  return null;
end
$$;

create or replace function private.guard_refund() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  received public.payments;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['status', 'external_reference'] is distinct from to_jsonb(old) - array['status', 'external_reference']
       or new.status <> old.status and old.status <> 'pending' and not (old.status = 'succeeded' and new.status = 'failed') then
      raise exception 'a recorded refund is not changed' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;

  if new.payment_id is not null then
    select * into received from public.payments where company_id = new.company_id and id = new.payment_id for no key update;
    if received.status not in ('succeeded', 'refunded') then
      raise exception 'the payment is %: there is nothing to give back', received.status using errcode = 'check_violation';
    elsif new.amount > received.amount - (select coalesce(sum(amount), 0) from public.refunds
                                           where company_id = new.company_id and payment_id = new.payment_id and status <> 'failed') then
      raise exception 'more than was received cannot be given back' using errcode = 'check_violation';
    end if;
    new.currency := coalesce(new.currency, received.currency);
  else
    new.currency := coalesce(new.currency, (select currency from public.customer_credits where company_id = new.company_id and id = new.credit_id for no key update));
  end if;
  new.recorded_by := coalesce(
    new.recorded_by, (select id from public.profiles where company_id = new.company_id and user_id = auth.uid()));
  return new;
end
$$;

create or replace function private.recompute_refunded() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.payments set updated_at = now() where id = (coalesce(new, old)).payment_id;
  update public.customer_credits set updated_at = now() where id = (coalesce(new, old)).credit_id;
  return null;
end
$$;

-- As the caller. What the customer paid in advance for this work pays its invoice first.
create or replace function private.apply_deposits(to_invoice uuid) returns void
  language plpgsql set search_path = ''
  as $$
declare
  deposit record;
  due numeric;
begin
  for deposit in
    select credit.company_id, credit.customer_id, credit.id, credit.remaining, credit.currency
      from public.invoices as invoice
      join public.jobs as job on job.company_id = invoice.company_id and job.id = invoice.job_id
      join public.customer_credits as credit
        on credit.company_id = invoice.company_id and credit.customer_id = invoice.customer_id
       and credit.quote_id = job.quote_id and credit.currency = invoice.currency
     where invoice.id = to_invoice and credit.kind = 'deposit' and credit.status = 'open' and credit.remaining > 0
     order by credit.received_at, credit.id
  loop
    select balance into due from public.invoices where id = to_invoice;
    exit when due <= 0;
    insert into public.credit_applications (company_id, customer_id, credit_id, invoice_id, amount, currency)
    values (deposit.company_id, deposit.customer_id, deposit.id, to_invoice, least(deposit.remaining, due), deposit.currency);
  end loop;
end
$$;

-- Words -------------------------------------------------------------------------------------------------------------------------

-- Kind and target come from the field: a client names the field and the value.
create or replace function private.fill_custom_field_value() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  field public.custom_fields;
begin
  select * into field from public.custom_fields where company_id = new.company_id and id = new.custom_field_id;
  new.applies_to := field.applies_to;
  new.kind := field.kind;
  if field.kind = 'choice' and new.text_value <> all (field.choices) then
    raise exception '"%" is no choice of %', new.text_value, field.name using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- Consent is the customer's: without it no text is queued, whoever asks for it.
create or replace function private.guard_message() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  customer public.customers;
begin
  -- locked, so that a consent which is withdrawn meanwhile finds the message or keeps it from being queued
  select * into customer from public.customers where company_id = new.company_id and id = new.customer_id for share;
  if new.direction = 'outbound' then
    if tg_op = 'INSERT' and new.channel = 'text' and not customer.accepts_text_messages then
      raise exception '% has not agreed to text messages', customer.display_name using errcode = 'check_violation';
    end if;
    new.address := coalesce(new.address, case new.channel when 'text' then customer.phone else customer.email end);
    if tg_op = 'INSERT' and auth.uid() is not null then
      new.sent_by := (select id from public.profiles where company_id = new.company_id and user_id = auth.uid());
    end if;
  end if;
  if tg_op = 'UPDATE' and old.status <> 'queued' and (new.body, new.address) is distinct from (old.body, old.address) then
    raise exception 'a message that is out is not changed' using errcode = 'restrict_violation';
  end if;
  if new.status = 'sent' then
    new.sent_at := coalesce(new.sent_at, now());
  end if;
  return new;
end
$$;

-- A consent that is withdrawn holds for what waits to be sent, too. As the owner: not everybody who changes a customer writes messages.
create or replace function private.stop_texts() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.messages
     set status = 'failed', failure = 'The customer no longer agrees to text messages.'
   where company_id = new.company_id and customer_id = new.id
     and channel = 'text' and direction = 'outbound' and status = 'queued';
  return null;
end
$$;

-- Who wrote it is who is signed in, not what the client says.
create or replace function private.sign_note() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if auth.uid() is not null then
    new.author_id := (select id from public.profiles where company_id = new.company_id and user_id = auth.uid());
  end if;
  return new;
end
$$;

create or replace function private.sign_attachment() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if auth.uid() is not null then
    new.uploaded_by := (select id from public.profiles where company_id = new.company_id and user_id = auth.uid());
  end if;
  return new;
end
$$;

create or replace function private.notify_assigned() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  insert into public.notifications (company_id, profile_id, title, link)
  select new.company_id, new.profile_id, 'You are assigned to ' || job.reference || ', ' || job.title, '/jobs/' || job.id
    from public.visits as visit
    join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
    join public.profiles as member on member.company_id = new.company_id and member.id = new.profile_id
   where visit.company_id = new.company_id and visit.id = new.visit_id and visit.status not in ('done', 'cancelled', 'no_show')
     and member.user_id is distinct from auth.uid();
  return null;
end
$$;

create or replace function private.notify_answered() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  insert into public.notifications (company_id, profile_id, title, link)
  select new.company_id, member.id, new.signer || ': ' || replace(new.decision::text, '_', ' ') || ' ' || quote.reference, '/quotes/' || quote.id
    from public.quotes as quote
    join public.profiles as member on member.company_id = quote.company_id and member.role in ('owner', 'dispatcher') and member.is_active
   where quote.company_id = new.company_id and quote.id = new.quote_id and member.user_id is distinct from auth.uid();
  return null;
end
$$;

-- The trail ------------------------------------------------------------------------------------------------------------------------

-- As the owner: the trail is written by what happens, never by hand. An update that changed nothing but its own time leaves no trace.
create or replace function private.write_audit_log() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  before constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  row_now constant jsonb := coalesce(after, before);
  difference jsonb;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, jsonb_build_array(before -> key, value)) into difference
      from jsonb_each(after)
     where key <> 'updated_at' and value is distinct from before -> key;
    if difference is null then
      return null;
    end if;
  else
    difference := row_now;
  end if;
  insert into public.audit_log (company_id, table_name, row_id, action, changes, user_id)
  values (coalesce(row_now ->> 'company_id', row_now ->> 'id')::uuid, tg_table_name, (row_now ->> 'id')::uuid,
          lower(tg_op)::public.audit_action, difference, auth.uid());
  return null;
end
$$;

create or replace function private.refuse_change() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  raise exception '% only grows: what is written stays', tg_table_name using errcode = 'restrict_violation';
end
$$;

create or replace function private.keep_numbered_document() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if old.number is not null then
    raise exception '% has a number and stays in the books', old.reference using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;

-- As the owner: the caller may not see every profile. The lock stops two owners from removing each other at the same moment.
create or replace function private.keep_an_owner() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  perform from public.companies where id = old.company_id for no key update;
  if not exists (select from public.profiles where company_id = old.company_id and role = 'owner' and is_active) then
    raise exception 'a company keeps at least one active owner' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

-- As the owner: the auth service that fires it knows nothing of our tables. Only a confirmed address counts, else anybody could join
-- a company by signing up with somebody else's.
create or replace function private.accept_invitations() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.profiles as invitation
     set user_id = new.id
   where invitation.user_id is null
     and invitation.is_active
     and lower(invitation.email) = lower(new.email)
     and not exists (select from public.profiles as member
                      where member.company_id = invitation.company_id and member.user_id = new.id);
  update public.customer_logins
     set user_id = new.id
   where user_id is null and is_active and lower(email) = lower(new.email);
  return null;
end
$$;
