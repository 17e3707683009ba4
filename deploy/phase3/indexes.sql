-- Indexes beyond those that keys make by themselves: one for every foreign key that no key begins with, the rules that only an index can
-- state, and the screens.
--
-- Made with their tables, in one transaction; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-concurrent-index-creation, require-lock-timeout, require-statement-timeout

-- Foreign keys. The parent's id comes first and the companies complete the key: a screen asks for the messages of a thread, and row level
-- security filters what it gets.
create index if not exists network_skills_trade_idx on public.network_skills (trade);
create index if not exists network_credentials_trade_idx on public.network_credentials (trade);
create index if not exists network_credential_details_credential_id_idx on public.network_credential_details (company_id, credential_id);
create index if not exists network_credential_checks_credential_id_idx
  on public.network_credential_checks (credential_id, company_id, checked_at desc);
create index if not exists network_service_areas_company_id_idx on public.network_service_areas (company_id);
create index if not exists work_request_details_request_id_idx on public.work_request_details (company_id, request_id);
create index if not exists work_request_details_job_id_idx on public.work_request_details (job_id, company_id);
create index if not exists work_request_details_visit_id_idx on public.work_request_details (visit_id, company_id);
create index if not exists work_request_skills_request_id_idx on public.work_request_skills (company_id, request_id);
create index if not exists work_request_skills_skill_idx on public.work_request_skills (skill);
create index if not exists work_request_invitations_request_id_idx on public.work_request_invitations (company_id, request_id);
create index if not exists work_request_invitations_invited_id_idx on public.work_request_invitations (invited_id);
create index if not exists bids_company_id_idx on public.bids (company_id, submitted_at);
create index if not exists bids_request_id_idx on public.bids (prime_id, request_id, currency);
create index if not exists bid_milestones_bid_id_idx on public.bid_milestones (prime_id, company_id, bid_id);
create index if not exists awards_bid_id_idx on public.awards (bid_id, request_id, company_id, subcontractor_id, currency);
create index if not exists awards_awarded_by_idx on public.awards (company_id, awarded_by);
create index if not exists subcontracts_award_id_idx on public.subcontracts (request_id, award_id, company_id, subcontractor_id, currency);
create index if not exists subcontract_sites_subcontract_id_idx on public.subcontract_sites (company_id, subcontractor_id, subcontract_id);
create index if not exists subcontract_jobs_subcontract_id_idx on public.subcontract_jobs (subcontract_id, prime_id, subcontractor_id);
create index if not exists subcontract_jobs_job_id_idx on public.subcontract_jobs (job_id, company_id);
create index if not exists subcontract_milestones_subcontract_id_idx
  on public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, currency);
create index if not exists subcontract_changes_subcontract_id_idx
  on public.subcontract_changes (subcontract_id, prime_id, subcontractor_id, currency);
create index if not exists subcontract_changes_milestone_id_idx
  on public.subcontract_changes (milestone_id, subcontract_id, prime_id, subcontractor_id);
create index if not exists collaboration_threads_request_id_idx on public.collaboration_threads (request_id, company_id);
create index if not exists collaboration_threads_subcontractor_id_idx
  on public.collaboration_threads (subcontractor_id, last_message_at desc);
create index if not exists collaboration_messages_thread_id_idx
  on public.collaboration_messages (thread_id, prime_id, subcontractor_id, sent_at);
create index if not exists collaboration_messages_author_id_idx on public.collaboration_messages (company_id, author_id);
create index if not exists network_reviews_subcontract_id_idx on public.network_reviews (prime_id, subcontractor_id, subcontract_id);
create index if not exists subcontract_disputes_milestone_id_idx
  on public.subcontract_disputes (subcontract_id, milestone_id, prime_id, subcontractor_id);
create index if not exists subcontract_disputes_resolved_by_idx on public.subcontract_disputes (resolved_by);
create index if not exists subcontract_dispute_evidence_dispute_id_idx
  on public.subcontract_dispute_evidence (dispute_id, prime_id, subcontractor_id);
create index if not exists escrow_accounts_subcontract_id_idx
  on public.escrow_accounts (company_id, subcontractor_id, subcontract_id, currency);
create index if not exists escrow_entries_subcontract_id_idx
  on public.escrow_entries (subcontract_id, company_id, subcontractor_id, currency);
create index if not exists escrow_entries_milestone_id_idx
  on public.escrow_entries (milestone_id, subcontract_id, company_id, subcontractor_id);
create index if not exists escrow_postings_entry_id_idx on public.escrow_postings (entry_id, subcontract_id, company_id);
create index if not exists escrow_postings_account_id_idx on public.escrow_postings (account_id, subcontract_id, company_id);
create index if not exists escrow_payouts_subcontract_id_idx on public.escrow_payouts (subcontract_id, prime_id, company_id, currency);
create index if not exists escrow_payouts_requested_by_idx on public.escrow_payouts (company_id, requested_by);

-- Rules that only an index can state
create unique index if not exists awards_one_open_per_request on public.awards (request_id) where status in ('offered', 'accepted');
create unique index if not exists subcontract_disputes_one_open_per_milestone
  on public.subcontract_disputes (milestone_id) where status in ('open', 'in_mediation');
create unique index if not exists network_service_areas_postal_code_once
  on public.network_service_areas (company_id, country, postal_code) where postal_code is not null;

-- Matching: by skill, by postal code, by circle, by what is valid
create index if not exists network_profile_skills_by_skill on public.network_profile_skills (skill, company_id);
create index if not exists network_service_areas_by_postal_code
  on public.network_service_areas (country, postal_code) where postal_code is not null;
create index if not exists network_service_areas_by_footprint on public.network_service_areas using gist (footprint);
create index if not exists network_credentials_by_company on public.network_credentials (company_id, kind, valid_until);
create index if not exists subcontracts_live_by_subcontractor
  on public.subcontracts using gist (subcontractor_id, work_period) where status = 'active';

-- Screens and timers: open work, what each side of a contract sees, reviews of a company, what is due
create index if not exists work_requests_open on public.work_requests (country, bids_due_at) where status = 'open';
create index if not exists subcontracts_by_subcontractor on public.subcontracts (subcontractor_id, created_at);
create index if not exists collaboration_threads_by_prime on public.collaboration_threads (company_id, last_message_at desc);
create index if not exists awards_by_subcontractor on public.awards (subcontractor_id, awarded_at);
create index if not exists network_reviews_of_a_company on public.network_reviews (subject_id, published_at);
create index if not exists network_reviews_hidden on public.network_reviews (created_at) where published_at is null;
create index if not exists subcontract_milestones_awaiting_review
  on public.subcontract_milestones (review_due_at) where status = 'submitted';
