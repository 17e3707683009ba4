-- What the functions of the marketplace promise, tried on rows of its own and rolled back. Never deployed: run it with psql on a database that
-- has this phase. It ends silently, or with an exception that says what is wrong.

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

-- Five companies: Prime gives work out; Ace, Bay, Cut and Dim would like it. Each has an owner whose user id is the company's.
do $$
declare
  company uuid;
  names constant text[] := array['Prime', 'Ace', 'Bay', 'Cut', 'Dim'];
begin
  for i in 1 .. 5 loop
    company := ('99999999-0000-4000-8000-00000000000' || i)::uuid;
    insert into auth.users (id, email, email_confirmed_at) values (company, names[i] || '@verify.example', now());
    insert into public.companies (id, name, currency) values (company, names[i], 'USD');
    insert into public.profiles (id, company_id, user_id, role, full_name, email)
    values (company, company, company, 'owner', names[i], names[i] || '@verify.example');
    insert into public.network_profiles (company_id, display_name, country) values (company, names[i], 'ZZ');
    insert into public.network_contacts (company_id, contact_name, phone) values (company, names[i], '1');
    insert into public.network_service_areas (company_id, country, latitude, longitude, radius_km) values (company, 'ZZ', 10, 10, 100);
    insert into public.network_availability (company_id, period, crews) values (company, '[2020-01-01,)', 1);
  end loop;
  insert into public.network_trades values ('verify', 'Verify');
  insert into public.network_skills values ('verify_one', 'verify', 'One'), ('verify_two', 'verify', 'Two');
  insert into public.network_trade_requirements values ('verify', 'ZZ', '*', true, 1000, 'USD');
  insert into public.network_profile_skills
  select ('99999999-0000-4000-8000-00000000000' || i)::uuid, skill, 10
    from generate_series(1, 5) as i, unnest(array['verify_one', 'verify_two']) as skill;
  insert into public.network_credentials (company_id, kind, trade, country, coverage, currency, valid_from, valid_until, status)
  select ('99999999-0000-4000-8000-00000000000' || i)::uuid, kind::public.network_credential_kind, trade, 'ZZ', coverage, currency,
         current_date - 10, current_date + 40, 'verified'
    from generate_series(2, 5) as i,
         (values ('licence', 'verify', null, null), ('liability_insurance', null, 1000.00, 'USD')) as paper (kind, trade, coverage, currency);
  update public.network_profiles set status = 'published' where country = 'ZZ';

  insert into public.work_requests (id, company_id, title, scope, country, latitude, longitude, starts_on, ends_on, currency, bids_due_at) values
    ('99999999-0001-4000-8000-000000000001', '99999999-0000-4000-8000-000000000001', 'One', 'One', 'ZZ', 10, 10, current_date + 1, current_date + 5, 'USD', now() + interval '3 days'),
    ('99999999-0001-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', 'Two', 'Two', 'ZZ', 10, 10, current_date + 1, current_date + 5, 'USD', now() + interval '3 days'),
    ('99999999-0001-4000-8000-000000000003', '99999999-0000-4000-8000-000000000001', 'Late', 'Late', 'ZZ', 10, 10, current_date + 38, current_date + 50, 'USD', now() + interval '3 days');
  insert into public.work_request_details (company_id, request_id, budget)
  select company_id, id, 5000 from public.work_requests where country = 'ZZ';
  insert into public.work_request_skills (company_id, request_id, skill)
  select company_id, id, skill from public.work_requests, unnest(array['verify_one', 'verify_two']) as skill where country = 'ZZ';
end
$$;

-- Distance: a degree of a meridian, London to Paris, and half the way round
select pg_temp.holds('a degree of latitude is 111.195 km', abs(private.distance_km(0, 0, 1, 0) - 111.195) < 0.001);
select pg_temp.holds('London is 343.6 km from Paris', abs(private.distance_km(51.5074, -0.1278, 48.8566, 2.3522) - 343.56) < 0.1);
select pg_temp.holds('antipodes are half a circumference apart', abs(private.distance_km(0, 0, 0, 180) - 20015.1) < 0.1);
select pg_temp.holds('the 180th meridian is no wall', abs(private.distance_km(0, 179.5, 0, -179.5) - 111.195) < 0.001);

-- Nobody sees a draft, nor bids on it
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.holds('a draft is not seen', not exists (select from public.work_requests where country = 'ZZ'));
select pg_temp.refused($$insert into public.bids (company_id, prime_id, request_id, amount, currency)
  values ('99999999-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000001', 1, 'USD')$$, 'no such open request');
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.refused($$update public.work_requests set status = 'awarded' where title = 'One'$$, 'cannot go from draft to awarded');
update public.work_requests set status = 'open' where country = 'ZZ';
select pg_temp.refused($$update public.work_requests set status = 'awarded' where title = 'One'$$, 'awarded when a contractor accepts');

-- What an open request shows, and what not
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.holds('an open request is seen', (select count(*) from public.work_requests where country = 'ZZ') = 3);
select pg_temp.holds('its budget is not', not exists (select from public.work_request_details));
select pg_temp.holds('availability of others is not', not exists (select from public.network_availability where company_id <> '99999999-0000-4000-8000-000000000002'));
select pg_temp.holds('nor is their telephone', not exists (select from public.network_contacts where company_id <> '99999999-0000-4000-8000-000000000002'));
select pg_temp.holds('nor is their company', not exists (select from public.companies where id <> '99999999-0000-4000-8000-000000000002'));
select pg_temp.refused($$select * from public.match_contractors('99999999-0001-4000-8000-000000000001')$$, 'not yours');
select pg_temp.refused($$update public.network_credentials set status = 'verified'$$, 'permission denied');

-- Matching: a known case. Ace is rated 5.00 by ten, Bay 4.00 by ten but nearer; Cut is at the edge of its circle, Dim has no crew free.
select pg_temp.act_as(null);
update public.network_profiles set rating_average = 5, rating_count = 10 where display_name = 'Ace' and country = 'ZZ';
update public.network_profiles set rating_average = 4, rating_count = 10 where display_name = 'Bay' and country = 'ZZ';
update public.network_service_areas set latitude = 10.20 where company_id = '99999999-0000-4000-8000-000000000002';
update public.network_service_areas set latitude = 10.89 where company_id = '99999999-0000-4000-8000-000000000004';
delete from public.network_availability where company_id = '99999999-0000-4000-8000-000000000005';
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.holds('the better rated comes first although it is farther, the unavailable not at all',
  (select array_agg(display_name || ' ' || distance_km || ' ' || score order by place)
     from public.match_contractors('99999999-0001-4000-8000-000000000001'))
  = array['Ace 22.2 82.94', 'Bay 0.0 80.50', 'Cut 99.0 55.76']);
select pg_temp.holds('whose papers end before the work does is left out',
  not exists (select from public.match_contractors('99999999-0001-4000-8000-000000000003')));
select pg_temp.act_as(null);
update public.network_service_areas set latitude = 11 where company_id = '99999999-0000-4000-8000-000000000004';
insert into public.network_availability (company_id, period) values ('99999999-0000-4000-8000-000000000005', '[2020-01-01,)');
select pg_temp.holds('beyond the circle is out, the box around it notwithstanding',
  not exists (select from public.match_contractors('99999999-0001-4000-8000-000000000001') where display_name = 'Cut'));
update public.work_requests set postal_code = 'Z1' where title = 'One' and country = 'ZZ';
insert into public.network_service_areas (company_id, country, postal_code) values ('99999999-0000-4000-8000-000000000004', 'ZZ', 'Z1');
select pg_temp.holds('a postal code will do instead',
  exists (select from public.match_contractors('99999999-0001-4000-8000-000000000001') where display_name = 'Cut' and distance_km is null));

-- Bids: papers for the dates of the work; one each; nobody reads another's
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.refused($$insert into public.bids (company_id, prime_id, request_id, amount, currency)
  values ('99999999-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000003', 1, 'USD')$$,
  'this work needs a verified liability insurance of 1000.00 USD that covers the dates of the work and a verified verify licence');
select pg_temp.refused($$insert into public.bids (company_id, prime_id, request_id, amount, currency)
  values ('99999999-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000001', 1, 'CAD')$$, 'bids_request_id_fkey');
select pg_temp.refused($$insert into public.bids (company_id, prime_id, request_id, amount, currency)
  values ('99999999-0000-4000-8000-000000000003', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000001', 1, 'USD')$$, 'made by the bidder''s office');
insert into public.bids (company_id, prime_id, request_id, amount, currency) values
  ('99999999-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000001', 1000.01, 'USD'),
  ('99999999-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000002', 300, 'USD');
insert into public.bid_milestones (company_id, prime_id, bid_id, position, title, amount)
select bid.company_id, bid.prime_id, bid.id, stage.position, 'Stage', stage.amount
  from public.bids as bid, (values (1, 333.33), (2, 333.33), (3, 333.34)) as stage (position, amount)
 where bid.amount = 1000.01;
select pg_temp.refused($$update public.bids set status = 'accepted' where amount = 1000.01$$, 'accepted by its award');
select pg_temp.act_as('99999999-0000-4000-8000-000000000003');
insert into public.bids (company_id, prime_id, request_id, amount, currency)
values ('99999999-0000-4000-8000-000000000003', '99999999-0000-4000-8000-000000000001', '99999999-0001-4000-8000-000000000001', 900, 'USD');
select pg_temp.refused($$insert into public.awards (company_id, subcontractor_id, request_id, bid_id)
  select prime_id, company_id, request_id, id from public.bids$$, 'made by who asked');
select pg_temp.holds('a bidder sees its own bid alone', (select count(*) from public.bids) = 1);
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.holds('who asked sees all', (select count(*) from public.bids where request_id = '99999999-0001-4000-8000-000000000001') = 2);
select pg_temp.refused($$update public.work_requests set scope = 'more' where title = 'One'$$, 'contractors have bid on this');
update public.bids set amount = 1;
select pg_temp.holds('who asked cannot change a bid', not exists (select from public.bids where amount = 1));

-- Awards: the milestones must add up; one at a time; declined, another may have it
select pg_temp.refused($$select public.award_bid(id) from public.bids where amount = 1000.01$$, 'add up to 1000.00, the bid is 1000.01');
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.refused($$select public.award_bid(id) from public.bids where amount = 1000.01$$, 'not yours to award');
update public.bid_milestones set amount = 333.35 where position = 3;
select set_config('request.jwt.claims', '{"role": "authenticated"}', true);
select pg_temp.refused($$select public.withdraw_award(gen_random_uuid())$$, 'not yours');
select pg_temp.holds('a token without a user acts for nobody', not private.acts_for('99999999-0000-4000-8000-000000000001', 'owner'));
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select public.award_bid(id) from public.bids where amount = 900;
select pg_temp.refused($$select public.award_bid(id) from public.bids where amount = 1000.01$$, 'awards_one_open_per_request');
select pg_temp.refused($$select public.answer_award(id, true) from public.awards where amount = 900$$, 'not yours to answer');
select pg_temp.act_as('99999999-0000-4000-8000-000000000003');
select pg_temp.refused($$update public.bids set amount = 9000$$, 'awarded as it is');
select public.answer_award(id, false) from public.awards where amount = 900;
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select public.award_bid(id) from public.bids where amount = 1000.01;
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.holds('a yes makes one subcontract, however often it is said',
  (select public.answer_award(id, true) = public.answer_award(id, true) from public.awards where amount = 1000.01));
select pg_temp.holds('the milestones of the bid are those of the subcontract',
  (select array_agg(amount order by position) from public.subcontract_milestones) = array[333.33, 333.33, 333.35]);
select pg_temp.holds('the number is of the prime contractor''s series', (select reference from public.subcontracts) = 'SC-1001');
select pg_temp.holds('now the other party can be called', (select count(*) from public.network_contacts) = 2);
select pg_temp.refused($$update public.subcontracts set total = 1$$, 'permission denied');
select pg_temp.act_as('99999999-0000-4000-8000-000000000003');
select pg_temp.holds('a third company sees nothing of it', not exists (select from public.subcontracts)
  and not exists (select from public.subcontract_milestones) and not exists (select from public.escrow_accounts)
  and not exists (select from public.awards where amount <> 900));
select pg_temp.holds('its bid is rejected', (select status = 'rejected' from public.bids));

-- Escrow: what is held is released less the fee; a repeated notice changes nothing; nothing goes below zero, whoever tries
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.refused($$select public.fund_milestone(id, 'x') from public.subcontract_milestones$$, 'permission denied');
select pg_temp.refused($$select public.approve_milestone(id) from public.subcontract_milestones where position = 1$$, 'is pending');
select pg_temp.act_as(null);
update public.subcontracts set fee_rate = 0.05 where title = 'One' and company_id = '99999999-0000-4000-8000-000000000001';
create temporary table stages as
  select stage.* from public.subcontract_milestones as stage
   where stage.company_id = '99999999-0000-4000-8000-000000000001' order by position;
grant select on stages to authenticated;
select pg_temp.holds('a notice that comes twice is one entry',
  (select public.fund_milestone(id, 'verify-1') = public.fund_milestone(id, 'verify-1') from stages where position = 1));
select pg_temp.refused($$select public.fund_milestone(id, 'verify-1') from stages where position = 2$$, 'has funded another milestone');
select public.fund_milestone(id, 'verify-2') from stages where position = 2;
select pg_temp.refused($$select private.post_escrow_entry(subcontract_id, id, 'release', 333.34) from stages where position = 1$$,
  'subcontract_milestones_pay_only_what_is_held');
select pg_temp.refused($$select private.post_escrow_entry(subcontract_id, null, 'payout', 0.01) from stages where position = 1$$,
  'escrow_accounts_give_only_what_they_hold');
select pg_temp.refused($$insert into public.escrow_entries (company_id, subcontractor_id, subcontract_id, currency, kind, milestone_id, amount)
  select company_id, subcontractor_id, subcontract_id, currency, 'fund', id, 1 from stages where position = 3; set constraints all immediate$$, 'does not balance');
set constraints all immediate;
set constraints all deferred;
select pg_temp.refused($$update public.escrow_entries set amount = 1$$, 'added, never changed');
select pg_temp.refused($$delete from public.escrow_postings$$, 'added, never changed');
select pg_temp.refused($$truncate public.escrow_postings$$, 'added, never changed');
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.refused($$select public.approve_milestone(id) from stages where position = 1$$, 'not yours to approve');
select public.submit_milestone(id) from stages where position = 1;
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.refused($$select public.submit_milestone(id) from stages where position = 2$$, 'not yours to submit');
select public.approve_milestone(id) from stages where position = 1;
select pg_temp.refused($$select public.approve_milestone(id) from stages where position = 1$$, 'is settled');
select pg_temp.holds('the prime contractor sees what is held, and only that',
  (select array_agg(kind::text || balance) from public.escrow_accounts) = array['held333.33']);
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.holds('the subcontractor sees what is its own: 333.33 less 16.67',
  (select balance from public.escrow_accounts where kind = 'payable') = 316.66);
select pg_temp.refused($$select public.request_payout(id, 316.67) from public.subcontracts$$, 'more than subcontract');
select pg_temp.holds('a payout leaves at once', (select public.request_payout(id, 316.66) is not null from public.subcontracts));
select pg_temp.refused($$select public.request_payout(id, 0.01) from public.subcontracts$$, 'more than subcontract');
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.holds('the prime contractor sees nothing of it', not exists (select from public.escrow_payouts)
  and not exists (select from public.escrow_entries where kind = 'payout')
  and not exists (select from public.escrow_statement where account <> 'held'));
select pg_temp.act_as(null);
select public.settle_payout(payout.id, 'account closed') from public.escrow_payouts as payout join stages using (subcontract_id) where stages.position = 1;
select pg_temp.holds('what the bank returns can be asked for again',
  (select balance from public.escrow_accounts as account join stages using (subcontract_id) where account.kind = 'payable' and stages.position = 1) = 316.66);

-- Disputes: nothing moves until they are decided, by somebody who is no party
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select public.open_dispute(id, 'not as agreed') from stages where position = 2;
select pg_temp.refused($$select public.approve_milestone(id) from stages where position = 2$$, 'is disputed');
select pg_temp.refused($$select public.answer_dispute(id, 'it is') from public.subcontract_disputes$$, 'not yours to answer');
select pg_temp.refused($$select public.cancel_subcontract(id, 'enough') from public.subcontracts$$, 'money is held');
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select public.answer_dispute(id, 'it is') from public.subcontract_disputes;
select pg_temp.act_as(null);
select pg_temp.refused($$select public.resolve_dispute(id, 100, '99999999-0000-4000-8000-000000000001', 'mine') from public.subcontract_disputes
  where company_id = '99999999-0000-4000-8000-000000000001'$$, 'a member of a party');
select pg_temp.refused($$select public.resolve_dispute(id, 333.34, '99999999-0000-4000-8000-000000000005', 'all') from public.subcontract_disputes
  where company_id = '99999999-0000-4000-8000-000000000001'$$, '333.34 cannot be released');
select public.resolve_dispute(id, 133.33, '99999999-0000-4000-8000-000000000005', 'part') from public.subcontract_disputes
 where company_id = '99999999-0000-4000-8000-000000000001';
select pg_temp.holds('both parts left', (select released_amount = 133.33 and refunded_amount = 200 and status = 'settled'
  from public.subcontract_milestones where id = (select id from stages where position = 2)));

-- Silence is approval, after the deadline and not before; the last milestone completes the subcontract
select public.fund_milestone(id, 'verify-3') from stages where position = 3;
select public.submit_milestone(id) from stages where position = 3;
select public.release_due_milestones();
select pg_temp.holds('not before its time', (select status = 'submitted' from public.subcontract_milestones where id = (select id from stages where position = 3)));
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select pg_temp.refused($$insert into public.network_reviews (company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating)
  select company_id, subcontractor_id, company_id, subcontractor_id, id, 5 from public.subcontracts$$, 'once it is completed');
select pg_temp.act_as(null);
update public.subcontract_milestones set review_due_at = now() where id = (select id from stages where position = 3);
select public.release_due_milestones();
select pg_temp.holds('completed, and counted', exists (select from public.subcontracts as contract
  join public.network_profiles as face on face.company_id = contract.subcontractor_id
  where contract.id = (select subcontract_id from stages where position = 3) and contract.status = 'completed' and face.completed_count = 1));
set constraints all immediate;
set constraints all deferred;
select pg_temp.holds('every entry balances, and so does the ledger', (
  select sum(balance) filter (where kind = 'cash') = sum(balance) filter (where kind <> 'cash')
     and sum(balance) filter (where kind = 'held') = 0
    from public.escrow_accounts where subcontract_id = (select subcontract_id from stages where position = 1)));

-- Reviews: by a party, blind until both have spoken
select pg_temp.act_as('99999999-0000-4000-8000-000000000003');
select pg_temp.refused($$insert into public.network_reviews (company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating)
  select '99999999-0000-4000-8000-000000000003', subcontractor_id, company_id, subcontractor_id, subcontract_id, 1 from stages where position = 1$$,
  'network_reviews_are_about_the_other_party');
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
insert into public.network_reviews (company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating)
select company_id, subcontractor_id, company_id, subcontractor_id, id, 2 from public.subcontracts;
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
select pg_temp.holds('hidden while the other side has not spoken', not exists (select from public.network_reviews
  where company_id = '99999999-0000-4000-8000-000000000001'));
insert into public.network_reviews (company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating)
select subcontractor_id, company_id, company_id, subcontractor_id, id, 4 from public.subcontracts;
select pg_temp.holds('both are out', (select count(*) from public.network_reviews join public.subcontracts as contract on contract.id = subcontract_id
  where published_at is not null) = 2);
select pg_temp.refused($$update public.network_reviews set rating = 5$$, 'permission denied');
select public.answer_review(id, 'We put it right.') from public.network_reviews where subject_id = '99999999-0000-4000-8000-000000000002';
select pg_temp.act_as(null);
select pg_temp.holds('the rating follows', (select rating_average = 2 and rating_count = 1 from public.network_profiles
  where company_id = '99999999-0000-4000-8000-000000000002'));
select pg_temp.refused($$update public.network_reviews set rating = 5$$, 'stays as it was written');

-- Changes and cancelling, on the second request: extra work is a milestone more, and the total follows
select public.award_bid(id) from public.bids where amount = 300 and prime_id = '99999999-0000-4000-8000-000000000001';
select public.answer_award(id, true) from public.awards where amount = 300 and company_id = '99999999-0000-4000-8000-000000000001';
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
insert into public.subcontract_changes (company_id, prime_id, subcontractor_id, subcontract_id, currency, title, reason, amount)
select subcontractor_id, company_id, subcontractor_id, id, currency, 'Extra', 'Rock in the trench', 80 from public.subcontracts where total = 300;
select pg_temp.refused($$select public.decide_subcontract_change(id, true) from public.subcontract_changes$$, 'not yours to decide');
select pg_temp.act_as('99999999-0000-4000-8000-000000000001');
select public.decide_subcontract_change(id, true) from public.subcontract_changes;
set constraints all immediate;
set constraints all deferred;
select pg_temp.holds('the total follows the change', exists (select from public.subcontracts where total = 380));
select pg_temp.refused($$select public.decide_subcontract_change(id, true) from public.subcontract_changes$$, 'the change is accepted');
select public.cancel_subcontract(id, 'customer changed their mind') from public.subcontracts where total = 380;
set constraints all immediate;
set constraints all deferred;
select pg_temp.act_as(null);
select pg_temp.refused($$update public.subcontracts set total = 999 where title = 'Two'; set constraints all immediate$$, 'its total is 999');

-- A changed paper wants another look; only a check verifies
select pg_temp.act_as('99999999-0000-4000-8000-000000000002');
update public.network_credentials set valid_until = current_date + 900 where kind = 'licence' and company_id = '99999999-0000-4000-8000-000000000002';
select pg_temp.holds('pending again', exists (select from public.network_credentials
  where company_id = '99999999-0000-4000-8000-000000000002' and kind = 'licence' and status = 'pending'));
select pg_temp.act_as(null);
insert into public.network_credential_checks (company_id, credential_id, verdict, source)
select company_id, id, 'verified', 'board' from public.network_credentials
 where company_id = '99999999-0000-4000-8000-000000000002' and kind = 'licence';
select pg_temp.holds('verified by the check', not exists (select from public.network_credentials
  where company_id = '99999999-0000-4000-8000-000000000002' and status <> 'verified'));

rollback;
