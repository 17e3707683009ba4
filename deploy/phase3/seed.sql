-- Two contractors of the Denver area join the network beside Brightwater, and the whole way is walked: a finished subcontract with reviews
-- and a payout, one with money in escrow and a milestone waiting for approval, a request with bids, and one by invitation.
--
-- Everything goes through the app's functions, as the parties' servers would call them. Running it again changes nothing.

insert into auth.users (instance_id, id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
select '00000000-0000-0000-0000-000000000000', id::uuid, 'authenticated', 'authenticated', email, now(),
       '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', full_name), now(), now()
  from (values
    ('c0000000-0000-4000-8000-000000000001', 'rosa@frontrange.example', 'Rosa Delgado'),
    ('d0000000-0000-4000-8000-000000000001', 'pete@summitdrain.example', 'Pete Hallam')
  ) as demo (id, email, full_name)
on conflict do nothing;

insert into public.companies (id, name, email, phone, time_zone, currency, default_tax_rate, payment_terms) values
  ('c1000000-0000-4000-8000-000000000001', 'Front Range Mechanical', 'office@frontrange.example', '+1 303 555 0160', 'America/Denver', 'USD', 0.08250, 'net_30'),
  ('d1000000-0000-4000-8000-000000000001', 'Summit Gas & Drain', 'pete@summitdrain.example', '+1 720 555 0188', 'America/Denver', 'USD', 0.08250, 'net_14')
on conflict do nothing;

insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('c2000000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'owner', 'Rosa Delgado', 'rosa@frontrange.example'),
  ('d2000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'owner', 'Pete Hallam', 'pete@summitdrain.example')
on conflict do nothing;

-- What each shows of itself. Published at the end, once there is something to show.
insert into public.network_profiles (company_id, display_name, headline, about, website, country, region, city) values
  ('a1000000-0000-4000-8000-000000000001', 'Brightwater Plumbing & Heating', 'Plumbing for homes and restaurants', 'Family business since 1998, eleven people.', 'https://brightwater.example', 'US', 'CO', 'Denver'),
  ('b1000000-0000-4000-8000-000000000001', 'Northline Electric', 'Panels, EV chargers, standby power', null, 'https://northline.example', 'CA', 'ON', 'Toronto'),
  ('c1000000-0000-4000-8000-000000000001', 'Front Range Mechanical', 'Heat pumps and gas, sized right', 'Two crews, our own sheet-metal shop.', 'https://frontrange.example', 'US', 'CO', 'Lakewood'),
  ('d1000000-0000-4000-8000-000000000001', 'Summit Gas & Drain', 'Gas lines and sewers', null, null, 'US', 'CO', 'Boulder')
on conflict do nothing;

insert into public.network_contacts (company_id, contact_name, email, phone) values
  ('a1000000-0000-4000-8000-000000000001', 'Dan Whitfield', 'dan@brightwater.example', '+1 303 555 0141'),
  ('b1000000-0000-4000-8000-000000000001', 'Owen Clarke', 'owen@northline.example', '+1 416 555 0177'),
  ('c1000000-0000-4000-8000-000000000001', 'Rosa Delgado', 'rosa@frontrange.example', '+1 303 555 0160'),
  ('d1000000-0000-4000-8000-000000000001', 'Pete Hallam', 'pete@summitdrain.example', '+1 720 555 0188')
on conflict do nothing;

insert into public.network_profile_skills (company_id, skill, years) values
  ('a1000000-0000-4000-8000-000000000001', 'water_heater', 20),
  ('a1000000-0000-4000-8000-000000000001', 'repipe', 12),
  ('b1000000-0000-4000-8000-000000000001', 'panel_upgrade', 9),
  ('b1000000-0000-4000-8000-000000000001', 'ev_charger', 4),
  ('c1000000-0000-4000-8000-000000000001', 'heat_pump', 11),
  ('c1000000-0000-4000-8000-000000000001', 'furnace', 15),
  ('c1000000-0000-4000-8000-000000000001', 'gas_line', 8),
  ('d1000000-0000-4000-8000-000000000001', 'gas_line', 14),
  ('d1000000-0000-4000-8000-000000000001', 'sewer_line', 14)
on conflict do nothing;

insert into public.network_service_areas (id, company_id, country, postal_code, latitude, longitude, radius_km) values
  ('a9000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'US', null, 39.74, -104.99, 40),
  ('b9000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'CA', null, 43.65, -79.38, 50),
  ('c9000000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', 'US', null, 39.70, -105.08, 60),
  ('d9000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'US', null, 40.01, -105.27, 35),
  ('d9000000-0000-4000-8000-000000000002', 'd1000000-0000-4000-8000-000000000001', 'US', '80211', null, null, null)
on conflict do nothing;

insert into public.network_availability (id, company_id, period, crews) values
  ('c9100000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', '[2020-01-01,)', 2),
  ('d9100000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', '[2020-01-01,)', 2)
on conflict do nothing;

insert into public.network_credentials (id, company_id, kind, trade, country, region, coverage, currency, valid_from, valid_until)
select id::uuid, company_id::uuid, kind::public.network_credential_kind, trade, 'US', region, coverage, currency, current_date - 200, current_date + days
  from (values
    ('c9200000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', 'licence', 'hvac', 'CO', null, null, 400),
    ('c9200000-0000-4000-8000-000000000002', 'c1000000-0000-4000-8000-000000000001', 'licence', 'plumbing', 'CO', null, null, 400),
    ('c9200000-0000-4000-8000-000000000003', 'c1000000-0000-4000-8000-000000000001', 'liability_insurance', null, null, 2000000.00, 'USD', 165),
    ('d9200000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'licence', 'plumbing', 'CO', null, null, 320),
    ('d9200000-0000-4000-8000-000000000002', 'd1000000-0000-4000-8000-000000000001', 'liability_insurance', null, null, 1000000.00, 'USD', 200),
    ('d9200000-0000-4000-8000-000000000003', 'd1000000-0000-4000-8000-000000000001', 'bond', null, 'CO', 25000.00, 'USD', 20)
  ) as paper (id, company_id, kind, trade, region, coverage, currency, days)
on conflict do nothing;
insert into public.network_credential_details (company_id, credential_id, number, issuer, holder_name)
select credential.company_id, credential.id, 'DEMO-' || upper(left(md5(credential.id::text), 8)),
       case credential.kind when 'licence' then 'Colorado Department of Regulatory Agencies' else 'Mile High Mutual' end, profile.display_name
  from public.network_credentials as credential
  join public.network_profiles as profile on profile.company_id = credential.company_id
 where credential.company_id in ('c1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001')
on conflict do nothing;
insert into public.network_credential_checks (company_id, credential_id, verdict, source, raw_status)
select company_id, id, 'verified', 'demo', 'Active' from public.network_credentials as credential
 where company_id in ('c1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001')
   and not exists (select from public.network_credential_checks as known where known.credential_id = credential.id);

update public.network_profiles set status = 'published'
 where status = 'draft'
   and company_id in ('a1000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001',
                      'c1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001');

-- Requests of Brightwater: a gas line (done), a heat pump (under way), a sewer (taking bids), a furnace (Front Range alone is asked).
insert into public.work_requests (id, company_id, visibility, title, scope, country, region, city, postal_code, latitude, longitude, starts_on, ends_on, currency, bids_due_at)
select id::uuid, 'a1000000-0000-4000-8000-000000000001', visibility::public.work_request_visibility, title, scope, 'US', 'CO', city, postal_code,
       latitude, longitude, current_date + starts, current_date + ends, 'USD', now() + make_interval(days => due)
  from (values
    ('a9300000-0000-4000-8000-000000000001', 'network', 'Gas line to a new range', 'Run 12 m of 3/4 in. black iron from the meter, pressure test, permit.', 'Denver', '80211', 39.77, -105.02, 1, 3, 5),
    ('a9300000-0000-4000-8000-000000000002', 'network', 'Heat pump for a bungalow', 'Replace the furnace with a 3 ton cold-climate heat pump, reuse the ducts.', 'Golden', '80401', 39.76, -105.22, 6, 12, 5),
    ('a9300000-0000-4000-8000-000000000003', 'network', 'Sewer line, 18 m', 'Clay line collapsed under the lawn. Trenchless if it can be done.', 'Boulder', '80302', 40.02, -105.28, 10, 20, 7),
    ('a9300000-0000-4000-8000-000000000004', 'invited', 'Furnace check in a café', 'Yearly service, after closing time.', 'Boulder', '80302', 40.02, -105.28, 14, 14, 9)
  ) as request (id, visibility, title, scope, city, postal_code, latitude, longitude, starts, ends, due)
on conflict do nothing;
insert into public.work_request_details (company_id, request_id, job_id, budget, notes)
select request.company_id, request.id, (select job.id from public.jobs as job where job.id = 'a7000000-0000-4000-8000-000000000001' and request.id = 'a9300000-0000-4000-8000-000000000001'),
       detail.budget, detail.notes
  from (values
    ('a9300000-0000-4000-8000-000000000001', 1900.00, 'The customer wants to cook on Friday.'),
    ('a9300000-0000-4000-8000-000000000002', 14000.00, null),
    ('a9300000-0000-4000-8000-000000000003', 9000.00, 'Ask for a camera inspection first.'),
    ('a9300000-0000-4000-8000-000000000004', 350.00, null)
  ) as detail (request_id, budget, notes)
  join public.work_requests as request on request.id = detail.request_id::uuid
on conflict do nothing;
-- joined with drafts: a second run finds them open, and the skills of an open request are settled
insert into public.work_request_skills (company_id, request_id, skill)
select request.company_id, request.id, wanted.skill
  from (values
    ('a9300000-0000-4000-8000-000000000001', 'gas_line'),
    ('a9300000-0000-4000-8000-000000000002', 'heat_pump'),
    ('a9300000-0000-4000-8000-000000000003', 'sewer_line'),
    ('a9300000-0000-4000-8000-000000000004', 'furnace')
  ) as wanted (request_id, skill)
  join public.work_requests as request on request.id = wanted.request_id::uuid and request.status = 'draft'
on conflict do nothing;
insert into public.work_request_invitations (company_id, request_id, invited_id) values
  ('a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000004', 'c1000000-0000-4000-8000-000000000001')
on conflict do nothing;
update public.work_requests set status = 'open'
 where status = 'draft' and company_id = 'a1000000-0000-4000-8000-000000000001' and id::text like 'a9300000%';

insert into public.bids (id, company_id, prime_id, request_id, amount, currency, message, duration_days)
select bid.id::uuid, bid.company_id::uuid, request.company_id, request.id, bid.amount, request.currency, bid.message, bid.days
  from (values
    ('d9400000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000001', 1650.00, 'Can start on the first day, permit included.', 2),
    ('c9400000-0000-4000-8000-000000000001', 'c1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000001', 1820.00, null, 2),
    ('c9400000-0000-4000-8000-000000000002', 'c1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000002', 12400.00, 'Manual J included. Ducts are large enough.', 5),
    ('d9400000-0000-4000-8000-000000000002', 'd1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000003', 8700.00, 'Camera first, then pipe bursting.', 3)
  ) as bid (id, company_id, request_id, amount, message, days)
  join public.work_requests as request on request.id = bid.request_id::uuid and request.status = 'open'
 where not exists (select from public.bids as known where known.id = bid.id::uuid);
insert into public.bid_milestones (company_id, prime_id, bid_id, position, title, amount)
select bid.company_id, bid.prime_id, bid.id, stage.position, stage.title, stage.amount
  from (values (1, 'Equipment on site', 7400.00), (2, 'Commissioned', 5000.00)) as stage (position, title, amount)
  join public.bids as bid on bid.id = 'c9400000-0000-4000-8000-000000000002' and bid.status = 'submitted'
on conflict do nothing;

insert into public.collaboration_threads (id, company_id, subcontractor_id, request_id, subject) values
  ('a9500000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001',
   'a9300000-0000-4000-8000-000000000003', 'Access for the camera')
on conflict do nothing;
insert into public.collaboration_messages (id, company_id, prime_id, subcontractor_id, thread_id, author_id, body) values
  ('a9600000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001',
   'a9500000-0000-4000-8000-000000000001', 'd2000000-0000-4000-8000-000000000001', 'Is there a clean-out, or do we go in through the toilet?'),
  ('a9600000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001',
   'a9500000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000002', 'Clean-out at the north wall, under the deck.')
on conflict do nothing;

-- Awards and answers. The gas line is paid in full, taken to the bank and reviewed by both; the heat pump waits for approval.
select public.award_bid(bid.id) from public.bids as bid
 where bid.id in ('d9400000-0000-4000-8000-000000000001', 'c9400000-0000-4000-8000-000000000002')
   and not exists (select from public.awards as award where award.bid_id = bid.id)
 order by bid.id desc;
select public.answer_award(award.id, true) from public.awards as award
 where award.status = 'offered' and award.bid_id in ('d9400000-0000-4000-8000-000000000001', 'c9400000-0000-4000-8000-000000000002')
 order by award.bid_id desc;

insert into public.subcontract_sites (company_id, subcontractor_id, subcontract_id, contact_name, contact_phone, street, city, region, postal_code, access_notes)
select contract.company_id, contract.subcontractor_id, contract.id, 'Luis Ortega, on site', '+1 303 555 0142', '18 Alder Court', 'Denver', 'CO', '80211', 'Side gate.'
  from public.subcontracts as contract where contract.request_id = 'a9300000-0000-4000-8000-000000000001'
on conflict do nothing;

select public.fund_milestone(stage.id, 'demo-' || left(stage.subcontract_id::text, 8) || '-' || stage.position)
  from public.subcontract_milestones as stage
  join public.subcontracts as contract on contract.id = stage.subcontract_id
 where stage.status = 'pending' and stage.position = 1
   and contract.request_id in ('a9300000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000002');
select public.submit_milestone(stage.id, 'Done, photos in the job.')
  from public.subcontract_milestones as stage
  join public.subcontracts as contract on contract.id = stage.subcontract_id
 where stage.status = 'funded' and stage.position = 1
   and contract.request_id in ('a9300000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000002');
select public.approve_milestone(stage.id)
  from public.subcontract_milestones as stage
  join public.subcontracts as contract on contract.id = stage.subcontract_id
 where stage.status = 'submitted' and contract.request_id = 'a9300000-0000-4000-8000-000000000001';
select public.settle_payout(public.request_payout(contract.id, 1000.00), null, 'demo-transfer-1')
  from public.subcontracts as contract
 where contract.request_id = 'a9300000-0000-4000-8000-000000000001'
   and not exists (select from public.escrow_payouts as known where known.subcontract_id = contract.id);

insert into public.network_reviews (id, company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating, comment)
select review.id::uuid, review.company_id::uuid, review.subject_id::uuid, contract.company_id, contract.subcontractor_id, contract.id, review.rating, review.comment
  from (values
    ('a9700000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 5, 'On time, clean threads, inspector had nothing to say.'),
    ('d9700000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 4, 'Clear scope. The gate code was wrong.')
  ) as review (id, company_id, subject_id, rating, comment)
  join public.subcontracts as contract
    on contract.request_id = 'a9300000-0000-4000-8000-000000000001' and contract.status = 'completed'
 where not exists (select from public.network_reviews as known where known.id = review.id::uuid);
