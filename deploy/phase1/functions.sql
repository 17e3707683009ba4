-- Functions, in three groups: who is asking (for policies), what keeps rows right (for triggers), and the steps of the business that
-- the app calls (schema public, hence the API).
--
-- Every function pins search_path to nothing and qualifies names, so that nobody can slip another table under it. SECURITY DEFINER
-- stands only where a function must see more than its caller, and the comment says why. Steps of the business run as the caller: row
-- level security decides what they may touch.

-- Who is asking --------------------------------------------------------------------------------------------------------------
-- These read profiles, whose own policies call them: as the owner, or they would ask each other for ever. Policies use them as
-- `company_id in (select private.my_companies())`, which PostgreSQL evaluates once per statement rather than once per row.

create or replace function private.my_companies() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select company_id from public.profiles where user_id = auth.uid() and is_active
  $$;
comment on function private.my_companies() is 'The companies of which the caller is an active member.';

create or replace function private.my_companies_as(variadic roles public.member_role[]) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select company_id from public.profiles where user_id = auth.uid() and is_active and role = any (roles)
  $$;
comment on function private.my_companies_as(public.member_role[]) is 'The companies in which the caller has one of these roles.';

create or replace function private.my_profiles() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select id from public.profiles where user_id = auth.uid() and is_active
  $$;
comment on function private.my_profiles() is 'The caller''s own profiles: what jobs.assigned_to is compared with.';

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

-- As the owner: totals must not depend on which lines the caller may see.
create or replace function private.compute_quote() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    select coalesce(new.currency, company.currency), coalesce(new.tax_rate, property.tax_rate, company.default_tax_rate)
      into new.currency, new.tax_rate
      from public.companies as company
      left join public.properties as property on property.company_id = company.id and property.id = new.property_id
     where company.id = new.company_id;
  end if;

  select coalesce(sum(line_total), 0),
         round(greatest(coalesce(sum(line_total) filter (where is_taxable), 0), 0) * new.tax_rate, 2)
    into new.subtotal, new.tax_total
    from public.quote_line_items
   where company_id = new.company_id and quote_id = new.id;

  if new.status = 'sent' then
    new.sent_at := coalesce(new.sent_at, now());
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
begin
  if tg_op = 'UPDATE' and (new.company_id, new.quote_id) is distinct from (old.company_id, old.quote_id) then
    raise exception 'a line stays on its quote' using errcode = 'restrict_violation';
  end if;
  -- no quote: it is being deleted, and the line with it
  select status into current_status from public.quotes where id = line.quote_id for no key update;
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

  if tg_op = 'UPDATE' then
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
      (select tax_rate from public.properties where company_id = new.company_id and id = new.property_id),
      company.default_tax_rate);
  end if;

  select coalesce(sum(line_total), 0),
         round(greatest(coalesce(sum(line_total) filter (where is_taxable), 0), 0) * new.tax_rate, 2)
    into new.subtotal, new.tax_total
    from public.invoice_line_items
   where company_id = new.company_id and invoice_id = new.id;

  select coalesce(sum(amount), 0)
    into new.amount_paid
    from public.payments
   where company_id = new.company_id and invoice_id = new.id and status = 'succeeded';

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
     and (new.customer_id, new.property_id, new.job_id, new.payment_terms, new.issued_on, new.currency, new.tax_rate)
         is distinct from
         (old.customer_id, old.property_id, old.job_id, old.payment_terms, old.issued_on, old.currency, old.tax_rate) then
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
  select status into current_status from public.invoices where id = line.invoice_id for no key update;
  if current_status <> 'draft' then
    raise exception 'the invoice is issued: its lines are frozen' using errcode = 'restrict_violation';
  end if;
  return line;
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
  select status into billed from public.invoices where id = new.invoice_id for no key update;
  if tg_op = 'INSERT' then
    if billed in ('draft', 'void') then
      raise exception 'the invoice is %: nothing can be paid on it', billed using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if (new.company_id, new.customer_id, new.invoice_id, new.amount, new.currency, new.method)
     is distinct from (old.company_id, old.customer_id, old.invoice_id, old.amount, old.currency, old.method) then
    raise exception 'a recorded payment is not changed: refund it and record another' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
       ('pending', 'succeeded'), ('pending', 'failed'), ('succeeded', 'refunded'), ('succeeded', 'failed')) then
    raise exception 'a payment cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- For lines and payments of an invoice alike.
create or replace function private.recompute_invoice() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.invoices set updated_at = now() where id = (coalesce(new, old)).invoice_id;
  return null;
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
  return null;
end
$$;

-- Steps of the business -----------------------------------------------------------------------------------------------------------
-- Called as /rpc/<name>. Arguments are named for the caller, hence the qualified names inside (accept_quote.quote_id).

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

  insert into public.jobs (company_id, customer_id, property_id, quote_id, title, instructions)
  values (offer.company_id, offer.customer_id, offer.property_id, offer.id, offer.title, offer.message)
  returning id into job_id;

  update public.quotes set status = 'converted' where id = offer.id;
  update public.customers set status = 'active' where id = offer.customer_id and status = 'lead';
  return job_id;
end
$$;
comment on function public.accept_quote(uuid) is
  'The customer said yes: approves a sent quote, makes its job, and turns a lead into a customer. Answers the job''s id; may be repeated.';

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
  if work.status <> 'completed' then
    raise exception 'job % is %: bill it once it is completed', work.reference, work.status using errcode = 'check_violation';
  end if;

  -- the price that was agreed, in the currency and at the tax rate it was agreed; without a quote the company's
  select * into offer from public.quotes where id = work.quote_id;
  insert into public.invoices (company_id, customer_id, property_id, job_id, currency, tax_rate)
  values (work.company_id, work.customer_id, work.property_id, work.id, offer.currency, offer.tax_rate)
  returning id into new_invoice;

  insert into public.invoice_line_items
         (company_id, invoice_id, position, kind, name, description, quantity, unit_price, is_taxable)
  select company_id, new_invoice, position, kind, name, description, quantity, unit_price, is_taxable
    from public.quote_line_items
   where company_id = work.company_id and quote_id = work.quote_id
   order by position;
  return new_invoice;
end
$$;
comment on function public.invoice_job(uuid) is
  'Drafts the invoice of a completed job with the lines of its quote. Answers the invoice''s id. A job has one invoice that is not void.';

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
  return issued_reference;
end
$$;
comment on function public.issue_invoice(uuid) is 'Numbers and dates a draft invoice and freezes it. Answers its reference, such as INV-1001.';

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

create or replace function public.void_invoice(invoice_id uuid, reason text) returns void
  language plpgsql set search_path = ''
  as $$
begin
  update public.invoices set status = 'void', void_reason = void_invoice.reason where id = void_invoice.invoice_id;
  if not found then
    raise exception 'there is no such invoice, or it is not yours to void' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.void_invoice(uuid, text) is
  'Takes an unpaid invoice out of the books; it keeps its number, and its job can be billed again. Refund payments first.';
