-- What may never be wrong. Names are written for the person who reads them in an error message.
--
-- A state file says what is; where there are rows, Wrench offers NOT VALID first; Wrench sets both timeouts for its session.
-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, disallowed-unique-constraint, require-lock-timeout, require-statement-timeout

-- Keys that references need ------------------------------------------------------------------------------------------------------
-- Each carries the parties (and, where money is meant, the currency) of a row to the rows below it.

alter table public.network_credentials add constraint network_credentials_company_id_id_key unique (company_id, id);
alter table public.work_requests add constraint work_requests_company_id_id_key unique (company_id, id);
alter table public.work_requests add constraint work_requests_company_id_id_currency_key unique (company_id, id, currency);
alter table public.bids add constraint bids_prime_id_company_id_id_key unique (prime_id, company_id, id);
alter table public.bids add constraint bids_prime_id_company_id_request_id_id_currency_key
  unique (prime_id, company_id, request_id, id, currency);
alter table public.awards add constraint awards_parties_request_id_id_currency_key
  unique (company_id, subcontractor_id, request_id, id, currency);
alter table public.subcontracts add constraint subcontracts_parties_id_key unique (company_id, subcontractor_id, id);
alter table public.subcontracts add constraint subcontracts_parties_id_currency_key unique (company_id, subcontractor_id, id, currency);
alter table public.subcontract_milestones add constraint subcontract_milestones_parties_id_key
  unique (company_id, subcontractor_id, subcontract_id, id);
alter table public.collaboration_threads add constraint collaboration_threads_parties_id_key unique (company_id, subcontractor_id, id);
alter table public.subcontract_disputes add constraint subcontract_disputes_parties_id_key unique (prime_id, subcontractor_id, id);
alter table public.escrow_accounts add constraint escrow_accounts_company_id_subcontract_id_id_key unique (company_id, subcontract_id, id);
alter table public.escrow_entries add constraint escrow_entries_company_id_subcontract_id_id_key unique (company_id, subcontract_id, id);

-- One of each --------------------------------------------------------------------------------------------------------------------

alter table public.bids add constraint bids_one_per_company_and_request unique (request_id, company_id);
alter table public.subcontracts add constraint subcontracts_number_is_used_once unique (company_id, number);
alter table public.subcontracts add constraint subcontracts_one_per_award unique (award_id);
alter table public.subcontract_milestones add constraint subcontract_milestones_position_is_used_once
  unique (subcontract_id, position) deferrable initially immediate;
alter table public.network_reviews add constraint network_reviews_one_per_party unique (subcontract_id, company_id);
alter table public.escrow_accounts add constraint escrow_accounts_one_of_each_kind unique (subcontract_id, kind);
alter table public.escrow_entries add constraint escrow_entries_external_reference_is_used_once unique (kind, external_reference);
alter table public.escrow_payouts add constraint escrow_payouts_one_per_entry unique (prime_id, subcontract_id, entry_id);

-- References ---------------------------------------------------------------------------------------------------------------------

alter table public.network_skills add constraint network_skills_trade_fkey foreign key (trade) references public.network_trades (code);
alter table public.network_trade_requirements add constraint network_trade_requirements_trade_fkey
  foreign key (trade) references public.network_trades (code);

alter table public.network_profiles add constraint network_profiles_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.network_contacts add constraint network_contacts_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);
alter table public.network_profile_skills add constraint network_profile_skills_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);
alter table public.network_profile_skills add constraint network_profile_skills_skill_fkey
  foreign key (skill) references public.network_skills (code);
alter table public.network_credentials add constraint network_credentials_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);
alter table public.network_credentials add constraint network_credentials_trade_fkey
  foreign key (trade) references public.network_trades (code);
alter table public.network_credential_details add constraint network_credential_details_credential_id_fkey
  foreign key (company_id, credential_id) references public.network_credentials (company_id, id) on delete cascade;
alter table public.network_credential_checks add constraint network_credential_checks_credential_id_fkey
  foreign key (company_id, credential_id) references public.network_credentials (company_id, id);
alter table public.network_service_areas add constraint network_service_areas_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);
alter table public.network_availability add constraint network_availability_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);

alter table public.work_requests add constraint work_requests_company_id_fkey
  foreign key (company_id) references public.network_profiles (company_id);
alter table public.work_request_details add constraint work_request_details_request_id_fkey
  foreign key (company_id, request_id) references public.work_requests (company_id, id) on delete cascade;
alter table public.work_request_details add constraint work_request_details_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.work_request_details add constraint work_request_details_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id);
alter table public.work_request_skills add constraint work_request_skills_request_id_fkey
  foreign key (company_id, request_id) references public.work_requests (company_id, id) on delete cascade;
alter table public.work_request_skills add constraint work_request_skills_skill_fkey
  foreign key (skill) references public.network_skills (code);
alter table public.work_request_invitations add constraint work_request_invitations_request_id_fkey
  foreign key (company_id, request_id) references public.work_requests (company_id, id) on delete cascade;
alter table public.work_request_invitations add constraint work_request_invitations_invited_id_fkey
  foreign key (invited_id) references public.network_profiles (company_id);

alter table public.bids add constraint bids_company_id_fkey foreign key (company_id) references public.network_profiles (company_id);
alter table public.bids add constraint bids_request_id_fkey
  foreign key (prime_id, request_id, currency) references public.work_requests (company_id, id, currency);
alter table public.bid_milestones add constraint bid_milestones_bid_id_fkey
  foreign key (prime_id, company_id, bid_id) references public.bids (prime_id, company_id, id) on delete cascade;

alter table public.awards add constraint awards_bid_id_fkey
  foreign key (company_id, subcontractor_id, request_id, bid_id, currency)
  references public.bids (prime_id, company_id, request_id, id, currency);
alter table public.awards add constraint awards_awarded_by_fkey
  foreign key (company_id, awarded_by) references public.profiles (company_id, id);

alter table public.subcontracts add constraint subcontracts_award_id_fkey
  foreign key (company_id, subcontractor_id, request_id, award_id, currency)
  references public.awards (company_id, subcontractor_id, request_id, id, currency);
alter table public.subcontract_sites add constraint subcontract_sites_subcontract_id_fkey
  foreign key (company_id, subcontractor_id, subcontract_id) references public.subcontracts (company_id, subcontractor_id, id);
alter table public.subcontract_jobs add constraint subcontract_jobs_subcontract_id_fkey
  foreign key (prime_id, subcontractor_id, subcontract_id) references public.subcontracts (company_id, subcontractor_id, id);
alter table public.subcontract_jobs add constraint subcontract_jobs_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.subcontract_milestones add constraint subcontract_milestones_subcontract_id_fkey
  foreign key (company_id, subcontractor_id, subcontract_id, currency)
  references public.subcontracts (company_id, subcontractor_id, id, currency);
alter table public.subcontract_changes add constraint subcontract_changes_subcontract_id_fkey
  foreign key (prime_id, subcontractor_id, subcontract_id, currency)
  references public.subcontracts (company_id, subcontractor_id, id, currency);
alter table public.subcontract_changes add constraint subcontract_changes_milestone_id_fkey
  foreign key (prime_id, subcontractor_id, subcontract_id, milestone_id)
  references public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, id);

alter table public.collaboration_threads add constraint collaboration_threads_request_id_fkey
  foreign key (company_id, request_id) references public.work_requests (company_id, id);
alter table public.collaboration_threads add constraint collaboration_threads_subcontractor_id_fkey
  foreign key (subcontractor_id) references public.network_profiles (company_id);
alter table public.collaboration_messages add constraint collaboration_messages_thread_id_fkey
  foreign key (prime_id, subcontractor_id, thread_id) references public.collaboration_threads (company_id, subcontractor_id, id);
alter table public.collaboration_messages add constraint collaboration_messages_author_id_fkey
  foreign key (company_id, author_id) references public.profiles (company_id, id);

alter table public.network_reviews add constraint network_reviews_subcontract_id_fkey
  foreign key (prime_id, subcontractor_id, subcontract_id) references public.subcontracts (company_id, subcontractor_id, id);
alter table public.subcontract_disputes add constraint subcontract_disputes_milestone_id_fkey
  foreign key (prime_id, subcontractor_id, subcontract_id, milestone_id)
  references public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, id);
alter table public.subcontract_disputes add constraint subcontract_disputes_resolved_by_fkey
  foreign key (resolved_by) references auth.users (id);
alter table public.subcontract_dispute_evidence add constraint subcontract_dispute_evidence_dispute_id_fkey
  foreign key (prime_id, subcontractor_id, dispute_id) references public.subcontract_disputes (prime_id, subcontractor_id, id);

alter table public.escrow_accounts add constraint escrow_accounts_subcontract_id_fkey
  foreign key (company_id, subcontractor_id, subcontract_id, currency)
  references public.subcontracts (company_id, subcontractor_id, id, currency);
alter table public.escrow_entries add constraint escrow_entries_subcontract_id_fkey
  foreign key (company_id, subcontractor_id, subcontract_id, currency)
  references public.subcontracts (company_id, subcontractor_id, id, currency);
alter table public.escrow_entries add constraint escrow_entries_milestone_id_fkey
  foreign key (company_id, subcontractor_id, subcontract_id, milestone_id)
  references public.subcontract_milestones (company_id, subcontractor_id, subcontract_id, id);
-- An entry and its accounts are of one subcontract, and a subcontract has one currency.
alter table public.escrow_postings add constraint escrow_postings_entry_id_fkey
  foreign key (company_id, subcontract_id, entry_id) references public.escrow_entries (company_id, subcontract_id, id);
alter table public.escrow_postings add constraint escrow_postings_account_id_fkey
  foreign key (company_id, subcontract_id, account_id) references public.escrow_accounts (company_id, subcontract_id, id);
alter table public.escrow_payouts add constraint escrow_payouts_subcontract_id_fkey
  foreign key (prime_id, company_id, subcontract_id, currency)
  references public.subcontracts (company_id, subcontractor_id, id, currency);
alter table public.escrow_payouts add constraint escrow_payouts_entry_id_fkey
  foreign key (prime_id, subcontract_id, entry_id) references public.escrow_entries (company_id, subcontract_id, id);
alter table public.escrow_payouts add constraint escrow_payouts_requested_by_fkey
  foreign key (company_id, requested_by) references public.profiles (company_id, id);

-- Values: the network ------------------------------------------------------------------------------------------------------------

alter table public.network_trade_requirements add constraint network_trade_requirements_country_is_iso_code check (country ~ '^[A-Z]{2}$');
alter table public.network_trade_requirements add constraint network_trade_requirements_currency_is_iso_code
  check (currency ~ '^[A-Z]{3}$');
alter table public.network_trade_requirements add constraint network_trade_requirements_liability_not_negative
  check (minimum_liability >= 0);

alter table public.network_fee_rates add constraint network_fee_rates_rate_is_a_fraction check (rate >= 0 and rate < 1);
alter table public.network_fee_rates add constraint network_fee_rates_cover_at_least_a_day check (not isempty(during));
alter table public.network_fee_rates add constraint network_fee_rates_one_at_a_time exclude using gist (during with &&);

alter table public.network_profiles add constraint network_profiles_display_name_not_blank check (btrim(display_name) <> '');
alter table public.network_profiles add constraint network_profiles_country_is_iso_code check (country ~ '^[A-Z]{2}$');
alter table public.network_profiles add constraint network_profiles_website_is_a_link check (website ~ '^https?://[^[:space:]]+$');
alter table public.network_profiles add constraint network_profiles_rating_between_one_and_five check (rating_average between 1 and 5);
alter table public.network_profiles add constraint network_profiles_rating_comes_from_reviews
  check ((rating_count = 0) = (rating_average is null) and rating_count >= 0);
alter table public.network_profiles add constraint network_profiles_published_says_when
  check (status = 'draft' or published_at is not null);

alter table public.network_contacts add constraint network_contacts_can_be_reached check (email is not null or phone is not null);
alter table public.network_contacts add constraint network_contacts_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

alter table public.network_profile_skills add constraint network_profile_skills_years_are_believable check (years between 0 and 80);

alter table public.network_credentials add constraint network_credentials_country_is_iso_code check (country ~ '^[A-Z]{2}$');
alter table public.network_credentials add constraint network_credentials_end_after_they_start check (valid_until >= valid_from);
alter table public.network_credentials add constraint network_credentials_licence_names_its_trade
  check ((kind = 'licence') = (trade is not null));
alter table public.network_credentials add constraint network_credentials_cover_has_amount_and_currency
  check ((kind = 'licence') = (coverage is null) and (coverage is null) = (currency is null));
alter table public.network_credentials add constraint network_credentials_coverage_is_positive check (coverage > 0);
alter table public.network_credentials add constraint network_credentials_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');

alter table public.network_credential_details add constraint network_credential_details_number_not_blank check (btrim(number) <> '');
alter table public.network_credential_checks add constraint network_credential_checks_come_to_a_verdict check (verdict <> 'pending');

alter table public.network_service_areas add constraint network_service_areas_country_is_iso_code check (country ~ '^[A-Z]{2}$');
alter table public.network_service_areas add constraint network_service_areas_are_a_postal_code_or_a_circle
  check (num_nonnulls(latitude, longitude, radius_km) = case when postal_code is null then 3 else 0 end);
alter table public.network_service_areas add constraint network_service_areas_radius_is_drivable check (radius_km between 1 and 500);
alter table public.network_service_areas add constraint network_service_areas_are_on_earth
  check (latitude >= -90 and latitude <= 90 and longitude >= -180 and longitude <= 180);

alter table public.network_availability add constraint network_availability_has_a_crew check (crews > 0);
alter table public.network_availability add constraint network_availability_covers_at_least_a_day
  check (not isempty(period) and lower(period) is not null);
alter table public.network_availability add constraint network_availability_periods_do_not_overlap
  exclude using gist (company_id with =, period with &&);

-- Values: requests, bids, awards -------------------------------------------------------------------------------------------------

alter table public.work_requests add constraint work_requests_title_not_blank check (btrim(title) <> '');
alter table public.work_requests add constraint work_requests_country_is_iso_code check (country ~ '^[A-Z]{2}$');
alter table public.work_requests add constraint work_requests_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.work_requests add constraint work_requests_end_after_they_start check (ends_on >= starts_on);
alter table public.work_requests add constraint work_requests_say_where
  check (num_nonnulls(latitude, longitude) = 2 or (postal_code is not null and num_nonnulls(latitude, longitude) = 0));
alter table public.work_requests add constraint work_requests_are_on_earth
  check (latitude >= -90 and latitude <= 90 and longitude >= -180 and longitude <= 180);
alter table public.work_requests add constraint work_requests_opened_say_when
  check (status in ('draft', 'cancelled') or opened_at is not null);
alter table public.work_requests add constraint work_requests_cancelled_say_why
  check (status <> 'cancelled' or cancellation_reason is not null);

alter table public.work_request_details add constraint work_request_details_budget_is_positive check (budget > 0);
alter table public.work_request_invitations add constraint work_request_invitations_go_to_others check (invited_id <> company_id);

alter table public.bids add constraint bids_are_made_by_others check (company_id <> prime_id);
alter table public.bids add constraint bids_amount_is_positive check (amount > 0);
alter table public.bids add constraint bids_duration_is_positive check (duration_days > 0);
alter table public.bid_milestones add constraint bid_milestones_amount_is_positive check (amount > 0);
alter table public.bid_milestones add constraint bid_milestones_begin_at_position_one check (position >= 1);

alter table public.awards add constraint awards_answered_say_when check ((status = 'offered') = (answered_at is null));

-- Values: subcontracts -----------------------------------------------------------------------------------------------------------

alter table public.subcontracts add constraint subcontracts_end_after_they_start check (ends_on >= starts_on);
alter table public.subcontracts add constraint subcontracts_total_not_negative check (total >= 0);
alter table public.subcontracts add constraint subcontracts_fee_rate_is_a_fraction check (fee_rate >= 0 and fee_rate < 1);
alter table public.subcontracts add constraint subcontracts_completed_say_when check ((status = 'completed') = (completed_at is not null));
alter table public.subcontracts add constraint subcontracts_cancelled_say_why
  check (status <> 'cancelled' or cancellation_reason is not null);

alter table public.subcontract_jobs add constraint subcontract_jobs_belong_to_a_party check (company_id in (prime_id, subcontractor_id));

alter table public.subcontract_milestones add constraint subcontract_milestones_amount_is_positive check (amount > 0);
alter table public.subcontract_milestones add constraint subcontract_milestones_are_funded_up_to_their_amount
  check (funded_amount <= amount);
alter table public.subcontract_milestones add constraint subcontract_milestones_pay_only_what_is_held
  check (released_amount >= 0 and refunded_amount >= 0 and released_amount + refunded_amount <= funded_amount);
alter table public.subcontract_milestones add constraint subcontract_milestones_work_begins_with_the_money
  check ((status in ('pending', 'cancelled')) = (funded_amount = 0));
alter table public.subcontract_milestones add constraint subcontract_milestones_settled_hold_nothing
  check ((status = 'settled') = (settled_at is not null)
         and (status <> 'settled' or funded_amount = released_amount + refunded_amount));
alter table public.subcontract_milestones add constraint subcontract_milestones_submitted_have_a_deadline
  check (status <> 'submitted' or (submitted_at is not null and review_due_at is not null));
alter table public.subcontract_milestones add constraint subcontract_milestones_say_what_to_change
  check (status <> 'changes_requested' or changes_wanted is not null);

alter table public.subcontract_changes add constraint subcontract_changes_come_from_a_party
  check (company_id in (prime_id, subcontractor_id));
alter table public.subcontract_changes add constraint subcontract_changes_amount_is_positive check (amount > 0);
alter table public.subcontract_changes add constraint subcontract_changes_decided_say_when
  check ((status = 'proposed') = (decided_at is null));
alter table public.subcontract_changes add constraint subcontract_changes_accepted_have_a_milestone
  check ((status = 'accepted') = (milestone_id is not null));

-- Values: working together -------------------------------------------------------------------------------------------------------

alter table public.collaboration_threads add constraint collaboration_threads_have_two_parties check (company_id <> subcontractor_id);
alter table public.collaboration_threads add constraint collaboration_threads_subject_not_blank check (btrim(subject) <> '');
alter table public.collaboration_messages add constraint collaboration_messages_come_from_a_party
  check (company_id in (prime_id, subcontractor_id));
alter table public.collaboration_messages add constraint collaboration_messages_body_not_blank check (btrim(body) <> '');

alter table public.network_reviews add constraint network_reviews_are_about_the_other_party
  check ((company_id = prime_id and subject_id = subcontractor_id) or (company_id = subcontractor_id and subject_id = prime_id));
alter table public.network_reviews add constraint network_reviews_rating_between_one_and_five check (rating between 1 and 5);
alter table public.network_reviews add constraint network_reviews_answered_once_published
  check ((response is null) = (responded_at is null) and (response is null or published_at is not null));

alter table public.subcontract_disputes add constraint subcontract_disputes_come_from_a_party
  check (company_id in (prime_id, subcontractor_id));
alter table public.subcontract_disputes add constraint subcontract_disputes_reason_not_blank check (btrim(reason) <> '');
alter table public.subcontract_disputes add constraint subcontract_disputes_in_mediation_have_a_deadline
  check (status <> 'in_mediation' or mediation_due_at is not null);
alter table public.subcontract_disputes add constraint subcontract_disputes_closed_say_when
  check ((status in ('resolved', 'withdrawn')) = (closed_at is not null));
alter table public.subcontract_disputes add constraint subcontract_disputes_resolved_say_who_gets_what
  check ((status = 'resolved') = (num_nulls(released_amount, refunded_amount, resolution, resolved_by) = 0));
alter table public.subcontract_disputes add constraint subcontract_disputes_amounts_not_negative
  check (released_amount >= 0 and refunded_amount >= 0);
alter table public.subcontract_dispute_evidence add constraint subcontract_dispute_evidence_comes_from_a_party
  check (company_id in (prime_id, subcontractor_id));
alter table public.subcontract_dispute_evidence add constraint subcontract_dispute_evidence_statement_not_blank
  check (btrim(statement) <> '');

-- Values: escrow -----------------------------------------------------------------------------------------------------------------

-- The one that matters most: whatever a function or a race does, an account cannot give what it does not have.
alter table public.escrow_accounts add constraint escrow_accounts_give_only_what_they_hold check (balance >= 0);
alter table public.escrow_entries add constraint escrow_entries_amount_is_positive check (amount > 0);
alter table public.escrow_entries add constraint escrow_entries_for_work_name_the_milestone
  check ((kind in ('fund', 'release', 'refund')) = (milestone_id is not null));
alter table public.escrow_postings add constraint escrow_postings_amount_is_positive check (amount > 0);
alter table public.escrow_payouts add constraint escrow_payouts_amount_is_positive check (amount > 0);
alter table public.escrow_payouts add constraint escrow_payouts_settled_say_when check ((status = 'requested') = (settled_at is null));
alter table public.escrow_payouts add constraint escrow_payouts_failed_say_why check ((status = 'failed') = (failure is not null));
