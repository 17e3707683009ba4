-- Views for the screens of the marketplace. All with security_invoker: each reader gets what the policies give, so the same view shows the
-- prime contractor and the subcontractor different columns' worth of the same agreement.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace view public.network_directory with (security_invoker = true) as
  select profile.company_id, profile.display_name, profile.headline, profile.website, profile.country, profile.region, profile.city,
         profile.rating_average, profile.rating_count, profile.completed_count,
         array(select skill.name
                 from public.network_profile_skills as offered
                 join public.network_skills as skill on skill.code = offered.skill
                where offered.company_id = profile.company_id
                order by skill.name) as skills,
         array(select distinct credential.kind
                 from public.network_credentials as credential
                where credential.company_id = profile.company_id and credential.status = 'verified'
                  and credential.validity @> current_date
                order by credential.kind) as credentials
    from public.network_profiles as profile
   where profile.status = 'published';
comment on view public.network_directory is 'The published contractors, with skills and what is verified and valid today.';

create or replace view public.request_board with (security_invoker = true) as
  select request.id, request.company_id, request.title, request.visibility, request.starts_on, request.ends_on, request.bids_due_at,
         case when request.status = 'open' and request.bids_due_at <= now() then 'closed_for_bids' else request.status::text end as state,
         count(bid.id) as bids, min(bid.amount) as lowest_bid, request.currency, details.budget, details.job_id
    from public.work_requests as request
    join public.work_request_details as details on details.company_id = request.company_id and details.request_id = request.id
    left join public.bids as bid on bid.prime_id = request.company_id and bid.request_id = request.id and bid.status <> 'withdrawn'
   group by request.id, details.request_id;
comment on view public.request_board is
  'A company''s own requests with what came in. Others'' are missing: nobody else reads work_request_details.';

create or replace view public.open_work with (security_invoker = true) as
  select request.id, request.company_id, prime.display_name as prime, prime.rating_average, prime.rating_count,
         request.title, request.scope, request.country, request.region, request.city, request.postal_code,
         request.latitude, request.longitude, request.starts_on, request.ends_on, request.bids_due_at, request.currency,
         array(select skill.name
                 from public.work_request_skills as wanted
                 join public.network_skills as skill on skill.code = wanted.skill
                where wanted.request_id = request.id
                order by skill.name) as skills
    from public.work_requests as request
    join public.network_profiles as prime on prime.company_id = request.company_id
   where request.status = 'open' and request.bids_due_at > now();
comment on view public.open_work is 'Requests that still take bids, the reader''s own among them.';

create or replace view public.subcontract_board with (security_invoker = true) as
  select contract.id, contract.company_id, contract.subcontractor_id, contract.reference, contract.title, contract.status,
         prime.display_name as prime, subcontractor.display_name as subcontractor,
         contract.starts_on, contract.ends_on, contract.currency, contract.total, money.held, money.released,
         contract.total - money.funded as to_fund, money.next_due_on
    from public.subcontracts as contract
    left join public.network_profiles as prime on prime.company_id = contract.company_id
    left join public.network_profiles as subcontractor on subcontractor.company_id = contract.subcontractor_id
    cross join lateral (
      select coalesce(sum(stage.funded_amount), 0) as funded, coalesce(sum(stage.held_amount), 0) as held,
             coalesce(sum(stage.released_amount), 0) as released,
             min(stage.due_on) filter (where stage.status not in ('settled', 'cancelled')) as next_due_on
        from public.subcontract_milestones as stage
       where stage.company_id = contract.company_id and stage.subcontractor_id = contract.subcontractor_id
         and stage.subcontract_id = contract.id) as money;
comment on view public.subcontract_board is 'Agreements of both kinds, work given out and work taken, with where the money is.';

create or replace view public.escrow_statement with (security_invoker = true) as
  select entry.subcontract_id, entry.company_id, entry.subcontractor_id, account.kind as account,
         entry.ordinal, entry.posted_at, entry.kind as movement, entry.memo, posting.side, posting.amount, entry.currency,
         sum(case when (account.kind = 'cash') = (posting.side = 'debit') then posting.amount else -posting.amount end)
           over (partition by account.id order by entry.ordinal) as balance
    from public.escrow_postings as posting
    join public.escrow_entries as entry on entry.id = posting.entry_id
    join public.escrow_accounts as account on account.id = posting.account_id;
comment on view public.escrow_statement is 'Every posting the reader may see, with the balance of its account after it.';

create or replace view public.credential_expiries with (security_invoker = true) as
  select credential.id, credential.company_id, credential.kind, credential.trade, credential.region, credential.valid_until,
         credential.valid_until - current_date as days_left,
         case
           when credential.status <> 'verified' then credential.status::text
           when credential.valid_until < current_date then 'expired'
           when credential.valid_until < current_date + 30 then 'expiring'
           else 'valid'
         end as state
    from public.network_credentials as credential
    join public.network_credential_details as details on details.company_id = credential.company_id and details.credential_id = credential.id;
comment on view public.credential_expiries is
  'A company''s own papers (and its partners'') with how long they hold: what the reminder is sent from.';
