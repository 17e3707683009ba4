-- Steps of the marketplace: what the app calls, as /rpc/<name>, and who may. Arguments are named for the caller, hence the qualified names
-- inside.
--
-- A step that touches both sides of an agreement is SECURITY DEFINER and begins with private.acts_for(). A row that is not the caller's to
-- act on is answered as one that does not exist. The timers and the notices of the bank are for servers alone.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- Matching --------------------------------------------------------------------------------------------------------------------

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
  'Who can do a request of the caller''s company: skills, papers for its dates, place, a crew free. Best first, always in one order.';

-- Awarding --------------------------------------------------------------------------------------------------------------------

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

-- The work --------------------------------------------------------------------------------------------------------------------
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

-- Disputes, reviews, messages -------------------------------------------------------------------------------------------------

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

-- For servers: the bank's notices and the timers ------------------------------------------------------------------------------

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

-- Who may ---------------------------------------------------------------------------------------------------------------------

-- Functions are executable by everybody unless that is taken back.
revoke execute on function public.match_contractors(uuid, integer) from public, anon;
revoke execute on function public.award_bid(uuid) from public, anon;
revoke execute on function public.withdraw_award(uuid) from public, anon;
revoke execute on function public.answer_award(uuid, boolean) from public, anon;
revoke execute on function public.submit_milestone(uuid, text) from public, anon;
revoke execute on function public.request_milestone_changes(uuid, text) from public, anon;
revoke execute on function public.approve_milestone(uuid) from public, anon;
revoke execute on function public.refund_milestone(uuid, text) from public, anon;
revoke execute on function public.decide_subcontract_change(uuid, boolean) from public, anon;
revoke execute on function public.cancel_subcontract(uuid, text) from public, anon;
revoke execute on function public.request_payout(uuid, numeric) from public, anon;
revoke execute on function public.open_dispute(uuid, text) from public, anon;
revoke execute on function public.answer_dispute(uuid, text) from public, anon;
revoke execute on function public.withdraw_dispute(uuid) from public, anon;
revoke execute on function public.answer_review(uuid, text) from public, anon;
revoke execute on function public.mark_thread_read(uuid) from public, anon;
grant execute on function public.match_contractors(uuid, integer) to authenticated, service_role;
grant execute on function public.award_bid(uuid) to authenticated, service_role;
grant execute on function public.withdraw_award(uuid) to authenticated, service_role;
grant execute on function public.answer_award(uuid, boolean) to authenticated, service_role;
grant execute on function public.submit_milestone(uuid, text) to authenticated, service_role;
grant execute on function public.request_milestone_changes(uuid, text) to authenticated, service_role;
grant execute on function public.approve_milestone(uuid) to authenticated, service_role;
grant execute on function public.refund_milestone(uuid, text) to authenticated, service_role;
grant execute on function public.decide_subcontract_change(uuid, boolean) to authenticated, service_role;
grant execute on function public.cancel_subcontract(uuid, text) to authenticated, service_role;
grant execute on function public.request_payout(uuid, numeric) to authenticated, service_role;
grant execute on function public.open_dispute(uuid, text) to authenticated, service_role;
grant execute on function public.answer_dispute(uuid, text) to authenticated, service_role;
grant execute on function public.withdraw_dispute(uuid) to authenticated, service_role;
grant execute on function public.answer_review(uuid, text) to authenticated, service_role;
grant execute on function public.mark_thread_read(uuid) to authenticated, service_role;

-- For servers alone: they act on what a bank, a mediator or a clock said.
revoke execute on function public.fund_milestone(uuid, text) from public, anon, authenticated;
revoke execute on function public.release_due_milestones() from public, anon, authenticated;
revoke execute on function public.settle_payout(uuid, text, text) from public, anon, authenticated;
revoke execute on function public.resolve_dispute(uuid, numeric, uuid, text) from public, anon, authenticated;
revoke execute on function public.publish_due_reviews() from public, anon, authenticated;
grant execute on function public.fund_milestone(uuid, text) to service_role;
grant execute on function public.release_due_milestones() to service_role;
grant execute on function public.settle_payout(uuid, text, text) to service_role;
grant execute on function public.resolve_dispute(uuid, numeric, uuid, text) to service_role;
grant execute on function public.publish_due_reviews() to service_role;
