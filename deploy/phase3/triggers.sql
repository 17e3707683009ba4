-- Triggers, named as in phase 1 so that those of one table and moment fire as compute, guard, number, touch. What is append only says so
-- once for each statement, whoever runs it.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace trigger network_profiles_guard before insert or update on public.network_profiles
  for each row execute function private.guard_network_profile();
create or replace trigger network_profiles_touch before update on public.network_profiles
  for each row execute function private.touch_updated_at();

create or replace trigger network_contacts_touch before update on public.network_contacts
  for each row execute function private.touch_updated_at();

create or replace trigger network_credentials_recheck before update on public.network_credentials
  for each row execute function private.recheck_credential();
create or replace trigger network_credentials_touch before update on public.network_credentials
  for each row execute function private.touch_updated_at();
create or replace trigger network_credential_details_recheck after insert or update on public.network_credential_details
  for each row execute function private.recheck_credential_details();
create or replace trigger network_credential_checks_apply after insert on public.network_credential_checks
  for each row execute function private.apply_credential_check();
create or replace trigger network_credential_checks_keep before update or delete or truncate on public.network_credential_checks
  for each statement execute function private.keep_as_written();

create or replace trigger work_requests_guard before insert or update on public.work_requests
  for each row execute function private.guard_work_request();
create or replace trigger work_requests_keep before delete on public.work_requests
  for each row execute function private.keep_opened_request();
create or replace trigger work_requests_reject_bids after update of status on public.work_requests
  for each row when (new.status = 'cancelled') execute function private.reject_bids();
create or replace trigger work_requests_touch before update on public.work_requests
  for each row execute function private.touch_updated_at();
create or replace trigger work_request_skills_guard before insert or update or delete on public.work_request_skills
  for each row execute function private.guard_work_request_skill();

create or replace trigger bids_guard before insert or update on public.bids
  for each row execute function private.guard_bid();
create or replace trigger bids_touch before update on public.bids
  for each row execute function private.touch_updated_at();
create or replace trigger bid_milestones_guard before insert or update or delete on public.bid_milestones
  for each row execute function private.guard_bid_milestone();
create or replace trigger awards_guard before insert or update on public.awards
  for each row execute function private.guard_award();

create or replace trigger subcontracts_number before insert or update on public.subcontracts
  for each row execute function private.number_document('subcontract');
create or replace trigger subcontracts_touch before update on public.subcontracts
  for each row execute function private.touch_updated_at();
create or replace trigger subcontract_sites_touch before update on public.subcontract_sites
  for each row execute function private.touch_updated_at();
create or replace trigger subcontract_milestones_touch before update on public.subcontract_milestones
  for each row execute function private.touch_updated_at();
create constraint trigger subcontracts_total after insert or update of total on public.subcontracts
  deferrable initially deferred
  for each row execute function private.check_subcontract_total();
create constraint trigger subcontract_milestones_total after insert or update of amount, status or delete on public.subcontract_milestones
  deferrable initially deferred
  for each row execute function private.check_subcontract_total();

create or replace trigger collaboration_messages_keep before update or delete or truncate on public.collaboration_messages
  for each statement execute function private.keep_as_written();
create or replace trigger collaboration_messages_touch_thread after insert on public.collaboration_messages
  for each row execute function private.touch_thread();
create or replace trigger network_reviews_guard before insert or update on public.network_reviews
  for each row execute function private.guard_review();
create or replace trigger network_reviews_publish after insert or update on public.network_reviews
  for each row execute function private.publish_review();
create or replace trigger subcontract_dispute_evidence_keep before update or delete or truncate on public.subcontract_dispute_evidence
  for each statement execute function private.keep_as_written();

create or replace trigger escrow_entries_apply after insert on public.escrow_entries
  for each row execute function private.apply_escrow_entry();
create or replace trigger escrow_entries_keep before update or delete or truncate on public.escrow_entries
  for each statement execute function private.keep_as_written();
create or replace trigger escrow_postings_apply after insert on public.escrow_postings
  for each row execute function private.apply_escrow_posting();
create or replace trigger escrow_postings_keep before update or delete or truncate on public.escrow_postings
  for each statement execute function private.keep_as_written();
create constraint trigger escrow_entries_balance after insert on public.escrow_entries
  deferrable initially deferred
  for each row execute function private.check_escrow_balance();
create constraint trigger escrow_postings_balance after insert on public.escrow_postings
  deferrable initially deferred
  for each row execute function private.check_escrow_balance();
