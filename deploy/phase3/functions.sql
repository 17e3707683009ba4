-- Functions: who may act, what keeps rows right, who fits a request, where the money goes, and the steps that the app calls.
--
-- Two companies act on one agreement, and neither may write the other's rows. So the steps that touch both sides are SECURITY DEFINER and
-- begin with private.acts_for(): is the caller a member of the right party, in the right role? A row that is not the caller's to act on is
-- answered as one that does not exist. The timers and the notices of the bank are for servers alone (grants.sql).

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

create or replace function public.match_contractors(request_id uuid, max_results integer default 20)
  returns table (place bigint, company_id uuid, display_name text, distance_km numeric, rating_average numeric, rating_count integer,
                 free_crews integer, score numeric)
  language plpgsql stable set search_path = ''
  as $$
declare
  request public.work_requests;
begin
  select * into request from public.work_requests as wanted
   where wanted.id = match_contractors.request_id
     and private.acts_for(wanted.company_id, 'owner', 'admin', 'dispatcher');
  if not found then
    raise exception 'there is no such request, or it is not yours' using errcode = 'no_data_found';
  end if;

  return query
  with skilled as (
    select profile.company_id, profile.display_name, profile.rating_average, profile.rating_count, offered.years
      from public.network_profiles as profile
      join lateral (select count(*) as skills, avg(least(skill.years, 20)) as years
                      from public.network_profile_skills as skill
                      join public.work_request_skills as wanted on wanted.skill = skill.skill and wanted.request_id = request.id
                     where skill.company_id = profile.company_id) as offered on true
     where profile.status = 'published' and profile.company_id <> request.company_id
       and offered.skills = (select count(*) from public.work_request_skills as wanted where wanted.request_id = request.id)
  ), near as (
    -- the best of a contractor's areas: how far, and how deep inside its circle (0 at the centre, 1 at the edge; a postal code says 0.5)
    select skilled.*, nearest.distance, nearest.reach
      from skilled
      join lateral (
        select circle.distance, circle.distance / area.radius_km as reach
          from public.network_service_areas as area
          cross join lateral (
            select private.distance_km(area.latitude, area.longitude, request.latitude, request.longitude)) as circle (distance)
         where area.company_id = skilled.company_id and area.country = request.country
           and area.footprint @> box(point(request.longitude, request.latitude)) and circle.distance <= area.radius_km
        union all
        select null, 0.5
          from public.network_service_areas as area
         where area.company_id = skilled.company_id and area.country = request.country and area.postal_code = request.postal_code
         order by 2
         limit 1) as nearest on true
  ), fit as (
    select near.*, private.free_crews(near.company_id, request.work_period) as crews
      from near
     where cardinality(private.missing_credentials(near.company_id, request.id)) = 0
  ), scored as (
    -- Out of 100: 60 for the rating, drawn towards 4.0 as long as there are few reviews; 25 for being near; 15 for years in the trade.
    select fit.*,
           round((60 * (coalesce(fit.rating_average, 0) * fit.rating_count + 4.0 * 5) / (fit.rating_count + 5) / 5
                  + 25 * (1 - fit.reach) + 15 * fit.years / 20)::numeric, 2) as points
      from fit
     where fit.crews > 0
  )
  select row_number() over ranking, scored.company_id, scored.display_name, round(scored.distance::numeric, 1), scored.rating_average,
         scored.rating_count, scored.crews, scored.points
    from scored
  window ranking as (order by scored.points desc, scored.rating_count desc, scored.company_id)
   order by 1
   limit match_contractors.max_results;
end
$$;
comment on function public.match_contractors(uuid, integer) is
  'Contractors who can do a request of the caller''s company: skills, papers for its dates, the place, a crew free. Best first, always in the same order.';

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
  perform from public.bids where id = stage.bid_id and status = 'submitted' for no key update;
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
  perform from public.work_requests where id = new.request_id and status = 'open' for no key update;
  if not found then
    raise exception 'the request is not open' using errcode = 'check_violation';
  end if;
  select * into offer from public.bids where id = new.bid_id for no key update;
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

-- Steps: awarding ------------------------------------------------------------------------------------------------------------------
-- Called as /rpc/<name>. Arguments are named for the caller, hence the qualified names inside.

create or replace function public.award_bid(bid_id uuid) returns uuid
  language plpgsql set search_path = ''
  as $$
declare
  offer public.bids;
  new_award uuid;
begin
  select * into offer from public.bids as bid where bid.id = award_bid.bid_id and private.acts_for(bid.prime_id, 'owner', 'admin');
  if not found then
    raise exception 'there is no such bid, or it is not yours to award' using errcode = 'no_data_found';
  end if;
  insert into public.awards (company_id, subcontractor_id, request_id, bid_id, awarded_by)
  values (offer.prime_id, offer.company_id, offer.request_id, offer.id,
          (select id from public.profiles where company_id = offer.prime_id and user_id = (select auth.uid())))
  returning id into new_award;
  return new_award;
end
$$;
comment on function public.award_bid(uuid) is
  'Offers the work to a bidder, at the bid''s price. Answers the award''s id. One offer at a time.';

-- As the owner: an award is never written by hand.
create or replace function public.withdraw_award(award_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.awards as award set status = 'withdrawn'
   where award.id = withdraw_award.award_id and award.status = 'offered' and private.acts_for(award.company_id, 'owner', 'admin');
  if not found then
    raise exception 'there is no such open award, or it is not yours to withdraw' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.withdraw_award(uuid) is 'Takes an award back that nobody has answered; another bid can be awarded.';

-- As the owner: the contractor's yes makes the prime contractor's subcontract, closes its request and rejects the other bids.
create or replace function public.answer_award(award_id uuid, accepted boolean) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  award public.awards;
  request public.work_requests;
  contract uuid;
begin
  select * into award from public.awards as offer
   where offer.id = answer_award.award_id and private.acts_for(offer.subcontractor_id, 'owner', 'admin');
  if not found then
    raise exception 'there is no such award, or it is not yours to answer' using errcode = 'no_data_found';
  end if;
  select * into request from public.work_requests where id = award.request_id for no key update;
  select * into award from public.awards as offer where offer.id = answer_award.award_id for no key update;
  if award.status = 'accepted' and accepted then   -- a repeated click is answered like the first
    select id into strict contract from public.subcontracts as made where made.award_id = award.id;
    return contract;
  end if;
  if award.status <> 'offered' then
    raise exception 'the award is %', award.status using errcode = 'check_violation';
  end if;
  if not accepted then
    update public.awards set status = 'declined' where id = award.id;
    return null;
  end if;
  if award.answer_due_at < now() then
    raise exception 'the award was to be answered by %', award.answer_due_at using errcode = 'check_violation';
  end if;
  if cardinality(private.missing_credentials(award.subcontractor_id, award.request_id)) > 0 then
    raise exception 'this work needs %', array_to_string(private.missing_credentials(award.subcontractor_id, award.request_id), ' and ')
      using errcode = 'check_violation';
  end if;

  update public.awards set status = 'accepted' where id = award.id;
  update public.work_requests set status = 'awarded' where id = request.id;
  update public.bids set status = case when id = award.bid_id then 'accepted' else 'rejected' end::public.bid_status
   where request_id = request.id and status = 'submitted';

  insert into public.subcontracts
         (company_id, subcontractor_id, request_id, award_id, title, scope, currency, total, fee_rate, starts_on, ends_on)
  values (award.company_id, award.subcontractor_id, request.id, award.id, request.title, request.scope, award.currency, award.amount,
          coalesce((select rate from public.network_fee_rates where during @> current_date), 0), request.starts_on, request.ends_on)
  returning id into contract;

  insert into public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, currency, position, title, amount, due_on)
  select award.company_id, award.subcontractor_id, contract, award.currency, stage.position, stage.title, stage.amount, stage.due_on
    from (select position, title, amount, due_on from public.bid_milestones where bid_id = award.bid_id
          union all
          select 1, 'Completion', award.amount, request.ends_on
           where not exists (select from public.bid_milestones where bid_id = award.bid_id)) as stage;

  insert into public.escrow_accounts (company_id, subcontractor_id, subcontract_id, currency, kind)
  select award.company_id, award.subcontractor_id, contract, award.currency, kind
    from unnest(enum_range(null::public.escrow_account_kind)) as kind;
  return contract;
end
$$;
comment on function public.answer_award(uuid, boolean) is
  'The contractor''s yes or no. Yes makes the subcontract with its milestones and escrow accounts, and answers its id; may be repeated.';

-- Steps: the work --------------------------------------------------------------------------------------------------------------------
-- As the owner, all of them: each party moves a milestone by its own steps, which no column privilege can tell apart.

create or replace function public.submit_milestone(milestone_id uuid, delivery_note text default null) returns timestamptz
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
begin
  select * into stage from private.lock_milestone(submit_milestone.milestone_id);
  if not coalesce(private.acts_for(stage.subcontractor_id, 'owner', 'admin', 'dispatcher') and stage.id is not null, false) then
    raise exception 'there is no such milestone, or it is not yours to submit' using errcode = 'no_data_found';
  end if;
  if stage.status not in ('funded', 'changes_requested') then
    raise exception 'the milestone is %: it cannot be submitted', stage.status using errcode = 'check_violation';
  end if;
  update public.subcontract_milestones
     set status = 'submitted', delivery_note = submit_milestone.delivery_note, changes_wanted = null,
         submitted_at = now(), review_due_at = now() + interval '336 hours'
   where id = stage.id
  returning review_due_at into stage.review_due_at;
  return stage.review_due_at;
end
$$;
comment on function public.submit_milestone(uuid, text) is
  'The subcontractor says it is done. Answers when silence becomes approval: 14 days from now.';

create or replace function public.request_milestone_changes(milestone_id uuid, changes_wanted text) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
begin
  select * into stage from private.lock_milestone(request_milestone_changes.milestone_id);
  if not coalesce(private.acts_for(stage.company_id, 'owner', 'admin', 'dispatcher') and stage.id is not null, false) then
    raise exception 'there is no such milestone, or it is not yours to review' using errcode = 'no_data_found';
  end if;
  if stage.status <> 'submitted' then
    raise exception 'the milestone is %: there is nothing to review', stage.status using errcode = 'check_violation';
  end if;
  update public.subcontract_milestones
     set status = 'changes_requested', changes_wanted = request_milestone_changes.changes_wanted
   where id = stage.id;
end
$$;
comment on function public.request_milestone_changes(uuid, text) is 'The prime contractor wants something put right before paying.';

create or replace function public.approve_milestone(milestone_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
begin
  select * into stage from private.lock_milestone(approve_milestone.milestone_id);
  if not coalesce(private.acts_for(stage.company_id, 'owner', 'admin', 'accountant') and stage.id is not null, false) then
    raise exception 'there is no such milestone, or it is not yours to approve' using errcode = 'no_data_found';
  end if;
  if stage.status not in ('funded', 'submitted', 'changes_requested') then
    raise exception 'the milestone is %: nothing can be released', stage.status using errcode = 'check_violation';
  end if;
  perform private.post_escrow_entry(stage.subcontract_id, stage.id, 'release', stage.held_amount);
  perform private.settle_milestone(stage.id);
end
$$;
comment on function public.approve_milestone(uuid) is
  'Releases what is held for a milestone to the subcontractor, less the network''s fee.';

create or replace function public.refund_milestone(milestone_id uuid, reason text) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
begin
  select * into stage from private.lock_milestone(refund_milestone.milestone_id);
  if not coalesce(private.acts_for(stage.subcontractor_id, 'owner', 'admin') and stage.id is not null, false) then
    raise exception 'there is no such milestone, or it is not yours to give back' using errcode = 'no_data_found';
  end if;
  if stage.status not in ('funded', 'submitted', 'changes_requested') then
    raise exception 'the milestone is %: nothing can be refunded', stage.status using errcode = 'check_violation';
  end if;
  perform private.post_escrow_entry(stage.subcontract_id, stage.id, 'refund', stage.held_amount, memo => refund_milestone.reason);
  perform private.settle_milestone(stage.id);
end
$$;
comment on function public.refund_milestone(uuid, text) is 'The subcontractor gives the money of a milestone back to the prime contractor.';

create or replace function public.decide_subcontract_change(change_id uuid, accepted boolean) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  change public.subcontract_changes;
  contract public.subcontracts;
  stage uuid;
begin
  -- the party that did not propose it
  select * into change from public.subcontract_changes as proposal
   where proposal.id = decide_subcontract_change.change_id
     and private.acts_for(case when proposal.company_id = proposal.prime_id then proposal.subcontractor_id else proposal.prime_id end,
                          'owner', 'admin');
  if not found then
    raise exception 'there is no such change, or it is not yours to decide' using errcode = 'no_data_found';
  end if;
  select * into contract from public.subcontracts where id = change.subcontract_id for no key update;
  select * into change from public.subcontract_changes as proposal where proposal.id = change.id for no key update;
  if change.status <> 'proposed' or contract.status <> 'active' then
    raise exception 'the change is % and the subcontract %', change.status, contract.status using errcode = 'check_violation';
  end if;
  if not accepted then
    update public.subcontract_changes set status = 'declined', decided_at = now() where id = change.id;
    return null;
  end if;
  insert into public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, currency, position, title, amount, due_on)
  select change.prime_id, change.subcontractor_id, change.subcontract_id, change.currency, max(position) + 1, change.title, change.amount,
         change.due_on
    from public.subcontract_milestones where subcontract_id = contract.id
  returning id into stage;
  update public.subcontracts set total = total + change.amount where id = contract.id;
  update public.subcontract_changes set status = 'accepted', decided_at = now(), milestone_id = stage where id = change.id;
  return stage;
end
$$;
comment on function public.decide_subcontract_change(uuid, boolean) is
  'The other party''s yes or no to extra work. Yes adds a milestone, to be funded, and answers its id.';

create or replace function public.cancel_subcontract(subcontract_id uuid, reason text) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  contract public.subcontracts;
begin
  select * into contract from public.subcontracts as agreed
   where agreed.id = cancel_subcontract.subcontract_id and private.acts_for(agreed.company_id, 'owner', 'admin')
     for no key update;
  if not found then
    raise exception 'there is no such subcontract, or it is not yours to cancel' using errcode = 'no_data_found';
  end if;
  if contract.status <> 'active' then
    raise exception 'subcontract % is %', contract.reference, contract.status using errcode = 'check_violation';
  end if;
  if exists (select from public.subcontract_milestones as stage where stage.subcontract_id = contract.id and stage.held_amount > 0) then
    raise exception 'money is held for %: it is released, refunded or disputed first', contract.reference
      using errcode = 'restrict_violation';
  end if;
  update public.subcontract_milestones as stage set status = 'cancelled'
   where stage.subcontract_id = contract.id and stage.status = 'pending';
  update public.subcontracts as agreed
     set status = 'cancelled', cancellation_reason = cancel_subcontract.reason,
         total = (select coalesce(sum(amount), 0) from public.subcontract_milestones as stage
                   where stage.subcontract_id = contract.id and stage.status <> 'cancelled')
   where agreed.id = contract.id;
end
$$;
comment on function public.cancel_subcontract(uuid, text) is
  'Ends a subcontract before its end. What was paid stays paid; a milestone that holds money has to be settled first.';

create or replace function public.request_payout(subcontract_id uuid, amount numeric) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  contract public.subcontracts;
  new_payout uuid;
begin
  select * into contract from public.subcontracts as agreed
   where agreed.id = request_payout.subcontract_id and private.acts_for(agreed.subcontractor_id, 'owner', 'admin', 'accountant')
     for no key update;
  if not found then
    raise exception 'there is no such subcontract, or its money is not yours' using errcode = 'no_data_found';
  end if;
  if request_payout.amount > (select balance from public.escrow_accounts as account
                                where account.subcontract_id = contract.id and account.kind = 'payable') then
    raise exception '% is more than subcontract % has to pay out', request_payout.amount, contract.reference
      using errcode = 'check_violation';
  end if;
  insert into public.escrow_payouts (company_id, prime_id, subcontract_id, currency, amount, entry_id, requested_by)
  values (contract.subcontractor_id, contract.company_id, contract.id, contract.currency, request_payout.amount,
          private.post_escrow_entry(contract.id, null, 'payout', request_payout.amount),
          (select id from public.profiles where company_id = contract.subcontractor_id and user_id = (select auth.uid())))
  returning id into new_payout;
  return new_payout;
end
$$;
comment on function public.request_payout(uuid, numeric) is
  'The subcontractor has released money sent to its bank. Answers the payout''s id.';

-- Steps: disputes, reviews, messages -------------------------------------------------------------------------------------------------

create or replace function public.open_dispute(milestone_id uuid, reason text) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
  opener uuid;
  new_dispute uuid;
begin
  select * into stage from private.lock_milestone(open_dispute.milestone_id);
  opener := case when private.acts_for(stage.company_id, 'owner', 'admin') then stage.company_id
                 when private.acts_for(stage.subcontractor_id, 'owner', 'admin') then stage.subcontractor_id end;
  if opener is null then
    raise exception 'there is no such milestone, or it is not yours to dispute' using errcode = 'no_data_found';
  end if;
  if stage.status not in ('funded', 'submitted', 'changes_requested') then
    raise exception 'the milestone is %: no money is held for it', stage.status using errcode = 'check_violation';
  end if;
  update public.subcontract_milestones set status = 'disputed' where id = stage.id;
  insert into public.subcontract_disputes (company_id, prime_id, subcontractor_id, subcontract_id, milestone_id, reason)
  values (opener, stage.company_id, stage.subcontractor_id, stage.subcontract_id, stage.id, open_dispute.reason)
  returning id into new_dispute;
  return new_dispute;
end
$$;
comment on function public.open_dispute(uuid, text) is
  'Contests a milestone that holds money: nothing moves until the dispute is resolved or withdrawn. The other side has five days to answer.';

create or replace function public.answer_dispute(dispute_id uuid, statement text) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  contested public.subcontract_disputes;
begin
  select * into contested from public.subcontract_disputes as dispute
   where dispute.id = answer_dispute.dispute_id
     and private.acts_for(case when dispute.company_id = dispute.prime_id then dispute.subcontractor_id else dispute.prime_id end,
                          'owner', 'admin')
     for no key update;
  if not found then
    raise exception 'there is no such dispute, or it is not yours to answer' using errcode = 'no_data_found';
  end if;
  if contested.status <> 'open' then
    raise exception 'the dispute is %', contested.status using errcode = 'check_violation';
  end if;
  insert into public.subcontract_dispute_evidence (company_id, prime_id, subcontractor_id, dispute_id, statement)
  values (case when contested.company_id = contested.prime_id then contested.subcontractor_id else contested.prime_id end,
          contested.prime_id, contested.subcontractor_id, contested.id, answer_dispute.statement);
  update public.subcontract_disputes set status = 'in_mediation', mediation_due_at = now() + interval '720 hours' where id = contested.id;
end
$$;
comment on function public.answer_dispute(uuid, text) is 'The other side''s statement; the network mediates from then, within 30 days.';

create or replace function public.withdraw_dispute(dispute_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  contested public.subcontract_disputes;
begin
  select * into contested from public.subcontract_disputes as dispute
   where dispute.id = withdraw_dispute.dispute_id and private.acts_for(dispute.company_id, 'owner', 'admin');
  if not found then
    raise exception 'there is no such dispute, or it is not yours to withdraw' using errcode = 'no_data_found';
  end if;
  perform private.lock_milestone(contested.milestone_id);
  update public.subcontract_disputes set status = 'withdrawn', closed_at = now()
   where id = contested.id and status in ('open', 'in_mediation');
  if not found then
    raise exception 'the dispute is closed' using errcode = 'check_violation';
  end if;
  -- the clock of silent approval starts anew
  update public.subcontract_milestones
     set status = case when submitted_at is null then 'funded' else 'submitted' end::public.subcontract_milestone_status,
         review_due_at = case when submitted_at is not null then now() + interval '336 hours' end
   where id = contested.milestone_id;
end
$$;
comment on function public.withdraw_dispute(uuid) is 'The side that opened it takes it back; the milestone is where it was.';

create or replace function public.resolve_dispute(dispute_id uuid, released numeric, mediator uuid, resolution text) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  contested public.subcontract_disputes;
  stage public.subcontract_milestones;
begin
  select * into contested from public.subcontract_disputes as dispute where dispute.id = resolve_dispute.dispute_id;
  select * into stage from private.lock_milestone(contested.milestone_id);
  select * into contested from public.subcontract_disputes as dispute where dispute.id = resolve_dispute.dispute_id for no key update;
  if contested.status is null or contested.status not in ('open', 'in_mediation')
     or (contested.status = 'open' and contested.response_due_at > now()) then
    raise exception 'a dispute is resolved in mediation, or when its answer is overdue' using errcode = 'check_violation';
  end if;
  if exists (select from public.profiles where user_id = resolve_dispute.mediator
                                           and company_id in (contested.prime_id, contested.subcontractor_id)) then
    raise exception 'a member of a party does not resolve its dispute' using errcode = 'insufficient_privilege';
  end if;
  if released is null or released not between 0 and stage.held_amount then
    raise exception '% is held for the milestone: % cannot be released', stage.held_amount, released using errcode = 'check_violation';
  end if;
  update public.subcontract_disputes
     set status = 'resolved', closed_at = now(), released_amount = resolve_dispute.released,
         refunded_amount = stage.held_amount - resolve_dispute.released, resolved_by = resolve_dispute.mediator,
         resolution = resolve_dispute.resolution
   where id = contested.id;
  if released > 0 then
    perform private.post_escrow_entry(stage.subcontract_id, stage.id, 'release', released, memo => 'dispute resolved');
  end if;
  if released < stage.held_amount then
    perform private.post_escrow_entry(stage.subcontract_id, stage.id, 'refund', stage.held_amount - released, memo => 'dispute resolved');
  end if;
  perform private.settle_milestone(stage.id);
end
$$;
comment on function public.resolve_dispute(uuid, numeric, uuid, text) is
  'The network decides: so much of what is held goes to the subcontractor, the rest back. For servers; the mediator is no member of a party.';

create or replace function public.answer_review(review_id uuid, response text) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.network_reviews as review set response = answer_review.response, responded_at = now()
   where review.id = answer_review.review_id and review.published_at is not null and review.response is null
     and private.acts_for(review.subject_id, 'owner', 'admin');
  if not found then
    raise exception 'there is no such review without an answer, or it is not about you' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.answer_review(uuid, text) is 'The reviewed company''s one answer, shown beside the review.';

create or replace function public.mark_thread_read(thread_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.collaboration_threads as thread
     set prime_read_at = case when private.acts_for(thread.company_id, 'owner', 'admin', 'dispatcher') then now()
                              else thread.prime_read_at end,
         subcontractor_read_at = case when private.acts_for(thread.subcontractor_id, 'owner', 'admin', 'dispatcher') then now()
                                      else thread.subcontractor_read_at end
   where thread.id = mark_thread_read.thread_id
     and (private.acts_for(thread.company_id, 'owner', 'admin', 'dispatcher')
          or private.acts_for(thread.subcontractor_id, 'owner', 'admin', 'dispatcher'));
  if not found then
    raise exception 'there is no such thread, or it is not yours' using errcode = 'no_data_found';
  end if;
end
$$;
comment on function public.mark_thread_read(uuid) is 'Everything up to now was seen by the caller''s side.';

-- Steps of servers: the bank's notices and the timers ----------------------------------------------------------------------------------

create or replace function public.fund_milestone(milestone_id uuid, external_reference text) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  stage public.subcontract_milestones;
  entry public.escrow_entries;
begin
  select * into stage from private.lock_milestone(fund_milestone.milestone_id);
  select * into entry from public.escrow_entries as known
   where known.kind = 'fund' and known.external_reference = fund_milestone.external_reference;
  if found then
    if entry.milestone_id <> fund_milestone.milestone_id then
      raise exception 'payment % has funded another milestone', external_reference using errcode = 'unique_violation';
    end if;
    return entry.id;   -- the notice came twice
  end if;
  if stage.status is distinct from 'pending' then
    raise exception 'the milestone is %: it is not waiting for money', coalesce(stage.status::text, 'missing')
      using errcode = 'check_violation';
  end if;
  return private.post_escrow_entry(stage.subcontract_id, stage.id, 'fund', stage.amount, fund_milestone.external_reference);
end
$$;
comment on function public.fund_milestone(uuid, text) is
  'The prime contractor''s money has arrived. For servers, on the processor''s notice; a repeated notice answers the first entry.';

create or replace function public.release_due_milestones() returns integer
  language plpgsql security definer set search_path = ''
  as $$
declare
  due uuid;
  stage public.subcontract_milestones;
  released integer := 0;
begin
  for due in
    select id from public.subcontract_milestones where status = 'submitted' and review_due_at <= now()
     order by subcontract_id, position
  loop
    select * into stage from private.lock_milestone(due);
    -- somebody may have decided while we waited
    continue when stage.status <> 'submitted' or stage.review_due_at > now();
    perform private.post_escrow_entry(
      stage.subcontract_id, stage.id, 'release', stage.held_amount, memo => 'no answer within the review period');
    perform private.settle_milestone(stage.id);
    released := released + 1;
  end loop;
  return released;
end
$$;
comment on function public.release_due_milestones() is
  'Pays submitted milestones whose review period has passed in silence. For a timer; answers how many.';

create or replace function public.settle_payout(payout_id uuid, failure text default null, external_reference text default null) returns void
  language plpgsql security definer set search_path = ''
  as $$
declare
  sent public.escrow_payouts;
begin
  select * into sent from public.escrow_payouts as payout where payout.id = settle_payout.payout_id;
  perform from public.subcontracts where id = sent.subcontract_id for no key update;
  update public.escrow_payouts as payout
     set status = case when settle_payout.failure is null then 'paid' else 'failed' end::public.escrow_payout_status,
         failure = settle_payout.failure, external_reference = settle_payout.external_reference, settled_at = now()
   where payout.id = settle_payout.payout_id and payout.status = 'requested';
  if not found then
    raise exception 'there is no such payout on its way' using errcode = 'no_data_found';
  end if;
  if failure is not null then
    perform private.post_escrow_entry(sent.subcontract_id, null, 'payout_return', sent.amount, memo => settle_payout.failure);
  end if;
end
$$;
comment on function public.settle_payout(uuid, text, text) is
  'The bank''s answer to a payout; with a failure, the money is the subcontractor''s to ask for again. For servers.';

create or replace function public.publish_due_reviews() returns integer
  language plpgsql security definer set search_path = ''
  as $$
declare
  published integer;
begin
  update public.network_reviews as review set published_at = now()
   where review.published_at is null
     and exists (select from public.subcontracts as contract
                  where contract.id = review.subcontract_id and contract.completed_at + interval '336 hours' < now());
  get diagnostics published = row_count;
  return published;
end
$$;
comment on function public.publish_due_reviews() is
  'Shows reviews whose other side stayed silent for 14 days. For a timer; answers how many.';
