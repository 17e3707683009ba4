-- Who may try what: as in phase 1, the platform's defaults are taken back, and each role gets what it uses. Where a row has columns that a
-- function or a trigger answers for, the grant names the columns that are left.

revoke all on public.network_trades, public.network_skills, public.network_trade_requirements, public.network_fee_rates,
  public.network_profiles, public.network_contacts, public.network_profile_skills, public.network_credentials,
  public.network_credential_details, public.network_credential_checks, public.network_service_areas, public.network_availability,
  public.work_requests, public.work_request_details, public.work_request_skills, public.work_request_invitations, public.bids,
  public.bid_milestones, public.awards, public.subcontracts, public.subcontract_sites, public.subcontract_jobs,
  public.subcontract_milestones, public.subcontract_changes, public.collaboration_threads, public.collaboration_messages,
  public.network_reviews, public.subcontract_disputes, public.subcontract_dispute_evidence, public.escrow_accounts,
  public.escrow_entries, public.escrow_postings, public.escrow_payouts, public.network_directory, public.request_board,
  public.open_work, public.subcontract_board, public.escrow_statement, public.credential_expiries
  from anon, authenticated;

grant select on public.network_trades, public.network_skills, public.network_trade_requirements, public.network_fee_rates,
  public.network_credential_checks, public.subcontracts, public.subcontract_milestones, public.subcontract_disputes,
  public.escrow_accounts, public.escrow_entries, public.escrow_postings, public.escrow_payouts to authenticated;
grant select on public.network_directory, public.request_board, public.open_work, public.subcontract_board, public.escrow_statement,
  public.credential_expiries to authenticated;

grant select on public.network_profiles to authenticated;
grant insert (company_id, status, display_name, headline, about, website, country, region, city) on public.network_profiles to authenticated;
grant update (status, display_name, headline, about, website, country, region, city) on public.network_profiles to authenticated;
grant select, insert on public.network_contacts, public.network_credential_details, public.network_profile_skills to authenticated;
grant update (contact_name, email, phone) on public.network_contacts to authenticated;
grant update (number, issuer, holder_name, document_path) on public.network_credential_details to authenticated;
grant update (years), delete on public.network_profile_skills to authenticated;
grant select, delete on public.network_credentials to authenticated;
grant insert (company_id, kind, trade, country, region, coverage, currency, valid_from, valid_until)
  on public.network_credentials to authenticated;
grant update (trade, country, region, coverage, currency, valid_from, valid_until) on public.network_credentials to authenticated;
grant select, insert, delete on public.network_service_areas, public.network_availability to authenticated;
grant update (country, postal_code, latitude, longitude, radius_km) on public.network_service_areas to authenticated;
grant update (period, crews) on public.network_availability to authenticated;

grant select, delete on public.work_requests to authenticated;
grant insert (company_id, status, visibility, title, scope, country, region, city, postal_code, latitude, longitude, starts_on, ends_on,
  currency, bids_due_at) on public.work_requests to authenticated;
grant update (status, visibility, title, scope, country, region, city, postal_code, latitude, longitude, starts_on, ends_on, currency,
  bids_due_at, cancellation_reason) on public.work_requests to authenticated;
grant select, insert on public.work_request_details to authenticated;
grant update (job_id, visit_id, budget, notes) on public.work_request_details to authenticated;
grant select, insert, delete on public.work_request_skills, public.work_request_invitations to authenticated;

grant select on public.bids to authenticated;
grant insert (company_id, prime_id, request_id, amount, currency, message, earliest_start, duration_days, valid_until)
  on public.bids to authenticated;
grant update (status, amount, message, earliest_start, duration_days, valid_until) on public.bids to authenticated;
grant select, insert, delete on public.bid_milestones to authenticated;
grant update (position, title, amount, due_on) on public.bid_milestones to authenticated;
grant select on public.awards to authenticated;
grant insert (company_id, subcontractor_id, request_id, bid_id, awarded_by) on public.awards to authenticated;

grant select, insert on public.subcontract_sites to authenticated;
grant update (contact_name, contact_phone, street, city, region, postal_code, access_notes) on public.subcontract_sites to authenticated;
grant select, insert, delete on public.subcontract_jobs to authenticated;
grant select on public.subcontract_changes to authenticated;
grant insert (company_id, prime_id, subcontractor_id, subcontract_id, currency, title, reason, amount, due_on)
  on public.subcontract_changes to authenticated;

grant select on public.collaboration_threads, public.collaboration_messages, public.network_reviews, public.subcontract_dispute_evidence
  to authenticated;
grant insert (company_id, subcontractor_id, request_id, subject) on public.collaboration_threads to authenticated;
grant insert (company_id, prime_id, subcontractor_id, thread_id, author_id, body, document_path)
  on public.collaboration_messages to authenticated;
grant insert (company_id, subject_id, prime_id, subcontractor_id, subcontract_id, rating, comment) on public.network_reviews to authenticated;
grant insert (company_id, prime_id, subcontractor_id, dispute_id, statement, document_path)
  on public.subcontract_dispute_evidence to authenticated;

-- Servers with the secret key: past row level security, not past triggers and constraints. The ledger is no table to write for them
-- either: money moves by the functions.
revoke all on public.subcontracts, public.subcontract_milestones, public.escrow_accounts, public.escrow_entries, public.escrow_postings,
  public.escrow_payouts from service_role;
grant select on public.subcontracts, public.subcontract_milestones, public.escrow_accounts, public.escrow_entries, public.escrow_postings,
  public.escrow_payouts, public.network_directory, public.request_board, public.open_work, public.subcontract_board,
  public.escrow_statement, public.credential_expiries to service_role;
grant select, insert, update, delete on public.network_trades, public.network_skills, public.network_trade_requirements,
  public.network_fee_rates, public.network_profiles, public.network_contacts, public.network_profile_skills, public.network_credentials,
  public.network_credential_details, public.network_credential_checks, public.network_service_areas, public.network_availability,
  public.work_requests, public.work_request_details, public.work_request_skills, public.work_request_invitations, public.bids,
  public.bid_milestones, public.awards, public.subcontract_sites, public.subcontract_jobs, public.subcontract_changes,
  public.collaboration_threads, public.collaboration_messages, public.network_reviews, public.subcontract_disputes,
  public.subcontract_dispute_evidence to service_role;

-- What policies, views and the steps that run as their caller need to reach; the rest of private is for the owner.
revoke execute on function private.acts_for(uuid, public.member_role[]) from public;
revoke execute on function private.my_partners() from public;
revoke execute on function private.is_published(uuid) from public;
revoke execute on function private.requests_shared_with_me() from public;
revoke execute on function private.distance_km(double precision, double precision, double precision, double precision) from public;
revoke execute on function private.missing_credentials(uuid, uuid) from public;
revoke execute on function private.free_crews(uuid, daterange) from public;
revoke execute on function private.lock_milestone(uuid) from public;
revoke execute on function private.post_escrow_entry(uuid, uuid, public.escrow_entry_kind, numeric, text, text) from public;
revoke execute on function private.settle_milestone(uuid) from public;
grant execute on function private.acts_for(uuid, public.member_role[]) to authenticated, service_role;
grant execute on function private.my_partners() to authenticated, service_role;
grant execute on function private.requests_shared_with_me() to authenticated, service_role;
grant execute on function private.distance_km(double precision, double precision, double precision, double precision)
  to authenticated, service_role;
grant execute on function private.missing_credentials(uuid, uuid) to authenticated, service_role;
grant execute on function private.free_crews(uuid, daterange) to authenticated, service_role;
