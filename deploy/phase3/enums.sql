-- Closed lists of the marketplace. Words that depend on the clock (closed for bids, licence expired, review overdue) are missing here as
-- they are in phase 1: views.sql derives them, and the guards compare dates.
--
-- Labels are compared by name, never by order; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-enum-value-ordering, require-lock-timeout, require-statement-timeout

-- Subcontracts have a series of their own, on the side of the company that gives the work out.
alter type public.document_kind add value if not exists 'subcontract';

create type public.network_profile_status as enum ('draft', 'published', 'paused', 'suspended');
comment on type public.network_profile_status is
  'paused: the company takes no more work for now; suspended: the network took the profile down, and only the network puts it back.';

create type public.network_credential_kind as enum ('licence', 'liability_insurance', 'workers_compensation', 'bond');

create type public.network_credential_status as enum ('pending', 'verified', 'rejected', 'revoked');
comment on type public.network_credential_status is
  'What the last check said. Expiry is no status: the dates say it, and every guard compares them.';

create type public.work_request_status as enum ('draft', 'open', 'awarded', 'cancelled');

create type public.work_request_visibility as enum ('network', 'invited');
comment on type public.work_request_visibility is
  'network: every published contractor may see it and bid; invited: those on the list alone.';

create type public.bid_status as enum ('submitted', 'withdrawn', 'accepted', 'rejected');

create type public.award_status as enum ('offered', 'accepted', 'declined', 'withdrawn');
comment on type public.award_status is 'An award is an offer until the contractor answers it; accepted makes the subcontract.';

create type public.subcontract_status as enum ('active', 'completed', 'cancelled');

create type public.subcontract_milestone_status as enum
  ('pending', 'funded', 'submitted', 'changes_requested', 'disputed', 'settled', 'cancelled');
comment on type public.subcontract_milestone_status is 'settled: the money has left escrow: released, refunded, or part each.';

create type public.subcontract_change_status as enum ('proposed', 'accepted', 'declined');

create type public.subcontract_dispute_status as enum ('open', 'in_mediation', 'resolved', 'withdrawn');
comment on type public.subcontract_dispute_status is 'open: the other side has to answer; in_mediation: it has, and the network decides.';

create type public.escrow_account_kind as enum ('cash', 'held', 'payable', 'fees');
comment on type public.escrow_account_kind is
  'cash: at the custodian''s bank; held: for the work; payable: the subcontractor''s; fees: the network''s. cash = held + payable + fees.';

create type public.escrow_entry_kind as enum ('fund', 'release', 'refund', 'payout', 'payout_return');

create type public.escrow_side as enum ('debit', 'credit');

create type public.escrow_payout_status as enum ('requested', 'paid', 'failed');
