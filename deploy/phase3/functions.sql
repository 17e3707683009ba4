-- Functions that keep the marketplace right: who may act, who fits, what guards the rows, where the money goes. What the app calls is in
-- steps.sql.
--
-- Two companies act on one agreement, and neither may write the other's rows: private.acts_for() answers whether the caller is a member of
-- the right party, in the right role. SECURITY DEFINER stands where a function must see or write more than its caller, with the reason.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- Who may act --------------------------------------------------------------------------------------------------------------------

create or replace function private.acts_for(company uuid, variadic roles public.member_role[]) returns boolean
  language sql stable set search_path = ''
  as $$
    -- A server is known by its role, never by the lack of a user alone: a token without one is nobody's. The setting keeps the role of the
    -- request inside SECURITY DEFINER, where current_user does not.
    select ((select auth.uid()) is null and current_setting('role') not in ('anon', 'authenticated'))
           or exists (select from private.my_companies_as(variadic roles) as mine where mine = company)
  $$;
comment on function private.acts_for(uuid, public.member_role[]) is
  'Whether the caller has one of these roles in that company, or is a server.';

-- Row level security of the reader applies inside: these are the other sides of what the caller may see anyway.
create or replace function private.my_partners() returns setof uuid
  language sql stable set search_path = ''
  as $$
    select company_id from public.subcontracts union select subcontractor_id from public.subcontracts
  $$;
comment on function private.my_partners() is 'The other parties of the caller''s subcontracts (and the caller''s own companies).';

-- As the owner: whether a company is published must not depend on who asks, and the profile's own policy asks it of bidders.
create or replace function private.is_published(company uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (select from public.network_profiles where company_id = company and status = 'published')
  $$;

-- As the owner: an invitation and a bid are read by policies of the request they belong to, whose own policies read the request.
create or replace function private.requests_shared_with_me() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select request_id from public.bids
     where company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    union
    select invitation.request_id
      from public.work_request_invitations as invitation
      join public.work_requests as request on request.id = invitation.request_id and request.status <> 'draft'
     where invitation.invited_id in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
  $$;
comment on function private.requests_shared_with_me() is 'Requests of others that the caller''s companies were invited to, or bid on.';

-- Who fits -----------------------------------------------------------------------------------------------------------------------

create or replace function private.distance_km(
    from_latitude double precision, from_longitude double precision, to_latitude double precision, to_longitude double precision)
  returns double precision
  language sql immutable parallel safe strict set search_path = ''
  as $$
    -- haversine on a sphere of the earth's mean radius; least() keeps rounding from leaving the domain of asin at the antipode
    select 6371.0088 * 2 * asin(least(1, sqrt(
             sin(radians(to_latitude - from_latitude) / 2) ^ 2
             + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - from_longitude) / 2) ^ 2)))
  $$;
comment on function private.distance_km(double precision, double precision, double precision, double precision) is
  'Great-circle distance of two places given in degrees. Half a percent from the ellipsoid at worst.';

-- Reads what the caller may see: verified credentials of published companies, and the caller's own.
create or replace function private.missing_credentials(contractor uuid, request_id uuid) returns text[]
  language sql stable set search_path = ''
  as $$
    with request as (
      select * from public.work_requests where id = missing_credentials.request_id
    ), requirement as (
      -- the region's own row before the country's
      select distinct on (rule.trade) rule.*, request.region as work_region, request.work_period
        from request
        join public.network_trade_requirements as rule on rule.country = request.country and rule.region in (request.region, '*')
       where rule.trade in (select skill.trade
                              from public.work_request_skills as wanted
                              join public.network_skills as skill on skill.code = wanted.skill
                             where wanted.request_id = request.id)
       order by rule.trade, rule.region = '*'
    ), valid as (
      select credential.* from public.network_credentials as credential
       where credential.company_id = contractor and credential.status = 'verified'
    ), missing (lack) as (
      select 'a verified ' || trade || ' licence for ' || concat_ws(', ', work_region, country) || ' that covers the dates of the work'
        from requirement
       where needs_licence
         and not exists (select from valid
                          where valid.kind = 'licence' and valid.trade = requirement.trade and valid.country = requirement.country
                            and (valid.region is null or valid.region = work_region)
                            and valid.validity @> work_period)
      union
      select 'a verified liability insurance of ' || max(minimum_liability) || ' ' || currency || ' that covers the dates of the work'
        from requirement
       group by currency
      having max(minimum_liability) > 0
         and not exists (select from valid
                          where valid.kind = 'liability_insurance' and valid.currency = requirement.currency
                            and valid.coverage >= max(requirement.minimum_liability)
                            and valid.validity @> (select work_period from request))
    )
    select coalesce(array_agg(lack order by lack), '{}') from missing
  $$;
comment on function private.missing_credentials(uuid, uuid) is
  'What a contractor lacks to take a request, in words; empty: nothing. Compares dates, so a check that ran late lets nobody through.';

-- As the owner: how many subcontracts another company has is nobody's business; that it has a crew free in a period is what it offers.
create or replace function private.free_crews(contractor uuid, period daterange) returns integer
  language sql stable security definer set search_path = ''
  as $$
    select coalesce(max(greatest(offered.crews - (
             select count(*) from public.subcontracts as busy
              where busy.subcontractor_id = contractor and busy.status = 'active' and busy.work_period && free_crews.period), 0)), 0)::integer
      from public.network_availability as offered
     where offered.company_id = contractor and offered.period @> free_crews.period
  $$;
comment on function private.free_crews(uuid, daterange) is 'Crews a contractor still has for the network throughout a period.';

-- What keeps rows right: profile and credentials ---------------------------------------------------------------------------------

create or replace function private.guard_network_profile() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if (select auth.uid()) is not null then
    if tg_op = 'INSERT' and new.status <> 'draft' then
      raise exception 'a network profile begins as a draft' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and new.status <> old.status and 'suspended' in (old.status, new.status) then
      raise exception 'only the network suspends a profile, or puts it back' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.status = 'published' and not (
       exists (select from public.network_profile_skills where company_id = new.company_id)
       and exists (select from public.network_service_areas where company_id = new.company_id)
       and exists (select from public.network_contacts where company_id = new.company_id)) then
    raise exception 'a published profile needs a contact, at least one skill and at least one service area' using errcode = 'check_violation';
  end if;
  if new.status <> 'draft' then
    new.published_at := coalesce(new.published_at, now());
  end if;
  return new;
end
$$;

-- What was verified is what is written here: a change wants another look.
create or replace function private.recheck_credential() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if (new.kind, new.trade, new.country, new.region, new.coverage, new.currency, new.valid_from, new.valid_until)
     is distinct from (old.kind, old.trade, old.country, old.region, old.coverage, old.currency, old.valid_from, old.valid_until) then
    new.status := 'pending';
  end if;
  return new;
end
$$;

-- As the owner: a member who corrects the number of a licence has no right to write its status.
create or replace function private.recheck_credential_details() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.network_credentials set status = 'pending' where id = new.credential_id;
  return null;
end
$$;

create or replace function private.apply_credential_check() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.network_credentials set status = new.verdict where id = new.credential_id;
  return null;
end
$$;

create or replace function private.keep_as_written() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  raise exception 'rows of % are added, never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;
comment on function private.keep_as_written() is 'For tables that are append only: ledger, messages, evidence, checks.';

-- What keeps rows right: requests, bids, awards ----------------------------------------------------------------------------------

-- As the owner: whether there are bids or an award must not depend on who may see them.
create or replace function private.guard_work_request() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'a request begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if new.status <> old.status and (old.status, new.status) not in (
       ('draft', 'open'), ('draft', 'cancelled'), ('open', 'cancelled'), ('open', 'awarded')) then
    raise exception 'a request cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;

  if old.status = 'draft' and new.status = 'open' then
    if not exists (select from public.work_request_skills where request_id = new.id) then
      raise exception 'a request names at least one skill before it is opened' using errcode = 'check_violation';
    end if;
    if new.bids_due_at <= now() then
      raise exception 'bids were due at %: choose a later time before opening the request', new.bids_due_at using errcode = 'check_violation';
    end if;
    if not private.is_published(new.company_id) then
      raise exception 'publish the network profile before opening a request' using errcode = 'check_violation';
    end if;
    new.opened_at := now();
  end if;
  -- facts, not callers: nobody can write these words before they are true
  if new.status = 'awarded' and old.status = 'open'
     and not exists (select from public.awards where request_id = new.id and status = 'accepted') then
    raise exception 'a request is awarded when a contractor accepts its award' using errcode = 'check_violation';
  end if;
  if new.status = 'cancelled' and exists (select from public.awards where request_id = new.id and status in ('offered', 'accepted')) then
    raise exception 'the request is awarded: withdraw the award or cancel the subcontract' using errcode = 'restrict_violation';
  end if;

  if (new.scope, new.country, new.region, new.postal_code, new.latitude, new.longitude, new.starts_on, new.ends_on, new.currency)
     is distinct from
     (old.scope, old.country, old.region, old.postal_code, old.latitude, old.longitude, old.starts_on, old.ends_on, old.currency)
     and exists (select from public.bids where request_id = new.id) then
    raise exception 'contractors have bid on this: cancel the request and make another' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- As the owner: the company that cancels may not write the bids.
create or replace function private.reject_bids() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.bids set status = 'rejected' where request_id = new.id and status = 'submitted';
  return null;
end
$$;

create or replace function private.guard_work_request_skill() returns trigger
  language plpgsql set search_path = ''
  as $$
declare
  wanted public.work_request_skills := coalesce(new, old);
begin
  -- no request: it is being deleted, and the skill with it
  if exists (select from public.work_requests where id = wanted.request_id and status <> 'draft') then
    raise exception 'the request is open: its skills are settled' using errcode = 'restrict_violation';
  end if;
  return wanted;
end
$$;

create or replace function private.keep_opened_request() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if old.opened_at is not null then
    raise exception 'a request that was open is cancelled, not deleted' using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;

-- As the owner: the bidder sees neither invitations of others nor every award.
create or replace function private.guard_bid() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  request public.work_requests;
  missing text[];
begin
  select * into request from public.work_requests where id = new.request_id;

  if tg_op = 'INSERT' then
    -- row level security comes after this trigger, whose messages would tell a stranger what it found
    if not private.acts_for(new.company_id, 'owner', 'admin', 'dispatcher') then
      raise exception 'a bid is made by the bidder''s office' using errcode = 'insufficient_privilege';
    end if;
    -- a request that is being awarded is awaited; an update holds its bid already and must not (the award locks request, then bid)
    select * into request from public.work_requests where id = new.request_id for share;
    if new.status <> 'submitted' then
      raise exception 'a bid begins as submitted' using errcode = 'check_violation';
    end if;
  end if;
  if tg_op = 'UPDATE' then
    if new.status <> old.status and (old.status, new.status) not in (
         ('submitted', 'withdrawn'), ('withdrawn', 'submitted'), ('submitted', 'accepted'), ('submitted', 'rejected')) then
      raise exception 'a bid cannot go from % to %', old.status, new.status using errcode = 'check_violation';
    end if;
    if (new.company_id, new.prime_id, new.request_id, new.currency)
       is distinct from (old.company_id, old.prime_id, old.request_id, old.currency) then
      raise exception 'a bid stays with its request' using errcode = 'restrict_violation';
    end if;
    -- facts, not callers
    if new.status = 'accepted' and not exists (select from public.awards where bid_id = new.id and status = 'accepted') then
      raise exception 'a bid is accepted by its award' using errcode = 'check_violation';
    end if;
    if new.status = 'rejected' and old.status = 'submitted' and request.status not in ('awarded', 'cancelled') then
      raise exception 'a bid is rejected when the request is awarded to somebody else or cancelled' using errcode = 'check_violation';
    end if;
    if new.status = 'withdrawn' and exists (select from public.awards where bid_id = new.id and status = 'offered') then
      raise exception 'the bid was awarded: decline the award instead' using errcode = 'restrict_violation';
    end if;
    if new.status <> 'submitted' then
      if (new.amount, new.message, new.earliest_start, new.duration_days, new.valid_until)
         is distinct from (old.amount, old.message, old.earliest_start, old.duration_days, old.valid_until) then
        raise exception 'the bid is %: it does not change any more', new.status using errcode = 'restrict_violation';
      end if;
      return new;
    end if;
    if exists (select from public.awards where bid_id = new.id and status = 'offered') then
      raise exception 'the bid was awarded as it is' using errcode = 'restrict_violation';
    end if;
  end if;

  if request.status <> 'open'
     or (request.visibility = 'invited' and not exists (select from public.work_request_invitations
                                                          where request_id = request.id and invited_id = new.company_id)) then
    raise exception 'there is no such open request, or it is not open to you' using errcode = 'no_data_found';
  end if;
  if request.bids_due_at <= now() then
    raise exception 'bids were due at %', request.bids_due_at using errcode = 'check_violation';
  end if;
  if not private.is_published(new.company_id) then
    raise exception 'publish the network profile before bidding' using errcode = 'check_violation';
  end if;
  missing := private.missing_credentials(new.company_id, new.request_id);
  if cardinality(missing) > 0 then
    raise exception 'this work needs %', array_to_string(missing, ' and ') using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- As the owner, like guard_bid(): the bidder does not see every award.
create or replace function private.guard_bid_milestone() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.bid_milestones := coalesce(new, old);
begin
  perform from public.bids where company_id = stage.company_id and id = stage.bid_id and status = 'submitted' for no key update;
  if found and not exists (select from public.awards where bid_id = stage.bid_id and status = 'offered') then
    return stage;
  end if;
  raise exception 'the bid is not open for changes' using errcode = 'restrict_violation';
end
$$;

-- As the owner: whoever awards has no right to write the amount.
create or replace function private.guard_award() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  offer public.bids;
  stages numeric;
  missing text[];
begin
  if tg_op = 'UPDATE' then
    if old.status <> 'offered' or (new.company_id, new.subcontractor_id, new.request_id, new.bid_id, new.amount, new.currency)
         is distinct from (old.company_id, old.subcontractor_id, old.request_id, old.bid_id, old.amount, old.currency) then
      raise exception 'the award is %: it does not change any more', old.status using errcode = 'restrict_violation';
    end if;
    new.answered_at := case when new.status <> 'offered' then now() end;
    return new;
  end if;

  -- row level security comes after this trigger, whose messages would tell a stranger what it found
  if not private.acts_for(new.company_id, 'owner', 'admin') then
    raise exception 'an award is made by who asked for the work' using errcode = 'insufficient_privilege';
  end if;
  -- the request first, then the bid: the order in which everybody locks them
  perform from public.work_requests where company_id = new.company_id and id = new.request_id and status = 'open' for no key update;
  if not found then
    raise exception 'the request is not open' using errcode = 'check_violation';
  end if;
  select * into offer from public.bids where prime_id = new.company_id and id = new.bid_id for no key update;
  if offer.status is distinct from 'submitted' then
    raise exception 'the bid is %', coalesce(offer.status::text, 'missing') using errcode = 'check_violation';
  end if;
  if exists (select from public.network_profiles where company_id = offer.company_id and status = 'suspended') then
    raise exception 'the network has suspended the bidder' using errcode = 'check_violation';
  end if;
  if offer.valid_until < current_date then
    raise exception 'the bid was valid until %', offer.valid_until using errcode = 'check_violation', hint = 'Ask the bidder to extend it.';
  end if;
  select sum(amount) into stages from public.bid_milestones where bid_id = offer.id;
  if stages <> offer.amount then
    raise exception 'the milestones of the bid add up to %, the bid is %', stages, offer.amount using errcode = 'check_violation';
  end if;
  missing := private.missing_credentials(offer.company_id, offer.request_id);
  if cardinality(missing) > 0 then
    raise exception 'the bidder lacks %', array_to_string(missing, ' and ') using errcode = 'check_violation';
  end if;
  new.status := 'offered';
  new.amount := offer.amount;
  new.currency := offer.currency;
  return new;
end
$$;

-- What keeps rows right: subcontracts and the ledger -----------------------------------------------------------------------------

-- Checked when the transaction commits, because a change touches the milestone and the total in two statements.
-- As the owner, like all that follows here: a sum must not depend on what the caller may see.
create or replace function private.check_subcontract_total() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  changed constant jsonb := to_jsonb(coalesce(new, old));
  contract uuid := coalesce(changed ->> 'subcontract_id', changed ->> 'id')::uuid;
  agreed public.subcontracts;
  stages numeric;
begin
  select * into agreed from public.subcontracts where id = contract;
  select coalesce(sum(amount), 0) into stages from public.subcontract_milestones
   where subcontract_id = contract and status <> 'cancelled';
  if agreed.total <> stages then
    raise exception 'the milestones of % add up to %, its total is %', agreed.reference, stages, agreed.total
      using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create or replace function private.apply_escrow_entry() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.subcontract_milestones
     set funded_amount   = funded_amount   + case when new.kind = 'fund'    then new.amount else 0 end,
         released_amount = released_amount + case when new.kind = 'release' then new.amount else 0 end,
         refunded_amount = refunded_amount + case when new.kind = 'refund'  then new.amount else 0 end,
         status = case when new.kind = 'fund' and status = 'pending' then 'funded' else status end
   where id = new.milestone_id;
  return null;
end
$$;

create or replace function private.apply_escrow_posting() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.escrow_accounts
     set balance = balance + case when (kind = 'cash') = (new.side = 'debit') then new.amount else -new.amount end
   where id = new.account_id;
  return null;
end
$$;

-- Fires for the entry as well as for its postings: an entry without any is out of balance, too.
create or replace function private.check_escrow_balance() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  changed constant jsonb := to_jsonb(new);
  checked constant uuid := coalesce(changed ->> 'entry_id', changed ->> 'id')::uuid;
  debits numeric;
  credits numeric;
  moved numeric;
begin
  select coalesce(sum(amount) filter (where side = 'debit'), 0), coalesce(sum(amount) filter (where side = 'credit'), 0)
    into debits, credits
    from public.escrow_postings where entry_id = checked;
  select amount into moved from public.escrow_entries where id = checked;
  if debits <> credits or debits <> moved then
    raise exception 'escrow entry % does not balance: % debit, % credit, % to move', checked, debits, credits, moved
      using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create or replace function private.guard_review() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
declare
  contract public.subcontracts;
begin
  if tg_op = 'UPDATE' then
    if (new.company_id, new.subject_id, new.subcontract_id, new.rating, new.comment, new.created_at)
       is distinct from (old.company_id, old.subject_id, old.subcontract_id, old.rating, old.comment, old.created_at)
       or (old.published_at is not null and new.published_at is distinct from old.published_at)
       or (old.response is not null and new.response is distinct from old.response) then
      raise exception 'a review stays as it was written' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;

  -- row level security comes after this trigger, whose messages would tell a stranger what it found
  if not private.acts_for(new.company_id, 'owner', 'admin') then
    raise exception 'a review is written by an owner or admin of a party' using errcode = 'insufficient_privilege';
  end if;
  -- two reviews at once wait for each other here, so that the second sees the first and both appear
  select * into contract from public.subcontracts where id = new.subcontract_id for no key update;
  if contract.status is distinct from 'completed' then
    raise exception 'a subcontract is reviewed once it is completed' using errcode = 'check_violation';
  end if;
  if contract.completed_at + interval '336 hours' < now() then
    raise exception 'a review is written within 14 days of completion' using errcode = 'check_violation';
  end if;
  new.published_at := null;
  new.response := null;
  new.responded_at := null;
  return new;
end
$$;

create or replace function private.publish_review() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if tg_op = 'INSERT' then
    update public.network_reviews set published_at = now()
     where subcontract_id = new.subcontract_id and published_at is null
       and (select count(*) from public.network_reviews where subcontract_id = new.subcontract_id) = 2;
  elsif new.published_at is distinct from old.published_at then
    perform from public.network_profiles where company_id = new.subject_id for no key update;
    update public.network_profiles as profile
       set (rating_count, rating_average) = (
             select count(*), round(avg(rating), 2) from public.network_reviews as review
              where review.subject_id = profile.company_id and review.published_at is not null)
     where profile.company_id = new.subject_id;
  end if;
  return null;
end
$$;

create or replace function private.touch_thread() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.collaboration_threads
     set last_message_at = new.sent_at,
         prime_read_at = case when new.company_id = new.prime_id then new.sent_at else prime_read_at end,
         subcontractor_read_at = case when new.company_id = new.subcontractor_id then new.sent_at else subcontractor_read_at end
   where id = new.thread_id;
  return null;
end
$$;

-- Where the money goes -------------------------------------------------------------------------------------------------------------
-- Called by the steps below, as the owner; the API roles cannot. Every movement locks the subcontract first: those of one contract wait for
-- each other, in one order, and see what the one before has left.

create or replace function private.lock_milestone(milestone_id uuid) returns public.subcontract_milestones
  language plpgsql set search_path = ''
  as $$
declare
  locked public.subcontract_milestones;
begin
  perform from public.subcontracts
    where id = (select subcontract_id from public.subcontract_milestones where id = lock_milestone.milestone_id) for no key update;
  select * into locked from public.subcontract_milestones where id = lock_milestone.milestone_id for no key update;
  return locked;
end
$$;

create or replace function private.post_escrow_entry(
    subcontract_id uuid, milestone_id uuid, kind public.escrow_entry_kind, amount numeric, external_reference text default null,
    memo text default null)
  returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  contract public.subcontracts;
  fee numeric(12,2);
  new_entry uuid;
begin
  select * into strict contract from public.subcontracts where id = post_escrow_entry.subcontract_id;
  fee := round(post_escrow_entry.amount * contract.fee_rate, 2);

  insert into public.escrow_entries
         (company_id, subcontractor_id, subcontract_id, currency, kind, milestone_id, amount, external_reference, memo)
  values (contract.company_id, contract.subcontractor_id, contract.id, contract.currency, post_escrow_entry.kind,
          post_escrow_entry.milestone_id, post_escrow_entry.amount, post_escrow_entry.external_reference, post_escrow_entry.memo)
  returning id into new_entry;

  insert into public.escrow_postings (company_id, subcontract_id, entry_id, account_id, side, amount)
  select contract.company_id, contract.id, new_entry, account.id, plan.side::public.escrow_side, plan.amount
    from (values
      ('fund',          'debit',  'cash',    post_escrow_entry.amount),
      ('fund',          'credit', 'held',    post_escrow_entry.amount),
      ('release',       'debit',  'held',    post_escrow_entry.amount),
      ('release',       'credit', 'payable', post_escrow_entry.amount - fee),
      ('release',       'credit', 'fees',    fee),
      ('refund',        'debit',  'held',    post_escrow_entry.amount),
      ('refund',        'credit', 'cash',    post_escrow_entry.amount),
      ('payout',        'debit',  'payable', post_escrow_entry.amount),
      ('payout',        'credit', 'cash',    post_escrow_entry.amount),
      ('payout_return', 'debit',  'cash',    post_escrow_entry.amount),
      ('payout_return', 'credit', 'payable', post_escrow_entry.amount)
    ) as plan (entry_kind, side, account_kind, amount)
    join public.escrow_accounts as account
      on account.subcontract_id = contract.id and account.kind = plan.account_kind::public.escrow_account_kind
   where plan.entry_kind = post_escrow_entry.kind::text and plan.amount > 0;
  return new_entry;
end
$$;

-- A milestone whose money has left is settled, and the last one completes the subcontract.
create or replace function private.settle_milestone(milestone_id uuid) returns void
  language plpgsql set search_path = ''
  as $$
declare
  settled public.subcontract_milestones;
begin
  update public.subcontract_milestones set status = 'settled', settled_at = now()
   where id = settle_milestone.milestone_id and held_amount = 0
  returning * into strict settled;

  update public.subcontracts as contract set status = 'completed', completed_at = now()
   where contract.id = settled.subcontract_id and contract.status = 'active'
     and not exists (select from public.subcontract_milestones as stage
                      where stage.subcontract_id = contract.id and stage.status not in ('settled', 'cancelled'));
  if found then
    update public.network_profiles set completed_count = completed_count + 1 where company_id = settled.subcontractor_id;
  end if;
end
$$;
