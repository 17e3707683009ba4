-- Row level security: on for every table, one policy per table and action. What has no policy is refused.
--
--                              owner, admin   dispatcher   accountant   every company of the network
--   profile, skills, areas     write          read         read         read, once published
--   credentials                write          read         read         that they exist, once verified; the paper: partners
--   contact                    write          read         read         partners
--   requests                   write          write        read         read while open to them; never the details
--   bids                       write          write        read         never another's; who asked reads all of its request
--   awards                     write          read         read         -
--   subcontracts, milestones   by function    by function  read         both parties
--   threads, messages          write          write        read         both parties
--   reviews                    write          read         read         read, once published
--   disputes                   write          -            read         both parties
--   escrow                     read           -            read         each party its own accounts
--
-- A technician has no part in it: the work he does is a job of his own company.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

alter table public.network_trades enable row level security;
alter table public.network_skills enable row level security;
alter table public.network_trade_requirements enable row level security;
alter table public.network_fee_rates enable row level security;
alter table public.network_profiles enable row level security;
alter table public.network_contacts enable row level security;
alter table public.network_profile_skills enable row level security;
alter table public.network_credentials enable row level security;
alter table public.network_credential_details enable row level security;
alter table public.network_credential_checks enable row level security;
alter table public.network_service_areas enable row level security;
alter table public.network_availability enable row level security;
alter table public.work_requests enable row level security;
alter table public.work_request_details enable row level security;
alter table public.work_request_skills enable row level security;
alter table public.work_request_invitations enable row level security;
alter table public.bids enable row level security;
alter table public.bid_milestones enable row level security;
alter table public.awards enable row level security;
alter table public.subcontracts enable row level security;
alter table public.subcontract_sites enable row level security;
alter table public.subcontract_jobs enable row level security;
alter table public.subcontract_milestones enable row level security;
alter table public.subcontract_changes enable row level security;
alter table public.collaboration_threads enable row level security;
alter table public.collaboration_messages enable row level security;
alter table public.network_reviews enable row level security;
alter table public.subcontract_disputes enable row level security;
alter table public.subcontract_dispute_evidence enable row level security;
alter table public.escrow_accounts enable row level security;
alter table public.escrow_entries enable row level security;
alter table public.escrow_postings enable row level security;
alter table public.escrow_payouts enable row level security;

-- Reference
create policy "Everybody signed in reads trades" on public.network_trades for select to authenticated using (true);
create policy "Everybody signed in reads skills" on public.network_skills for select to authenticated using (true);
create policy "Everybody signed in reads requirements" on public.network_trade_requirements for select to authenticated using (true);
create policy "Everybody signed in reads fee rates" on public.network_fee_rates for select to authenticated using (true);

-- The public face. Published means: read by the offices of companies, not by the public; a partner's face is seen even when it is paused.
create policy "The office of any company reads published profiles" on public.network_profiles
  for select to authenticated using (
    (status = 'published' and exists (select from private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or company_id in (select private.my_partners()));
create policy "Owners and admins make the profile" on public.network_profiles
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change the profile" on public.network_profiles
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

create policy "Partners read contacts" on public.network_contacts
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or company_id in (select private.my_partners()));
create policy "Owners and admins make the contact" on public.network_contacts
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change the contact" on public.network_contacts
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

-- skills and areas are seen with their profile: its own policy decides inside the sub-select
create policy "Whoever reads a published profile reads its skills" on public.network_profile_skills
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or exists (select from public.network_profiles as face
                where face.company_id = network_profile_skills.company_id and face.status = 'published'));
create policy "Owners and admins add skills" on public.network_profile_skills
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change skills" on public.network_profile_skills
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins remove skills" on public.network_profile_skills
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

create policy "Whoever reads a published profile reads its areas" on public.network_service_areas
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or exists (select from public.network_profiles as face
                where face.company_id = network_service_areas.company_id and face.status = 'published'));
create policy "Owners and admins add areas" on public.network_service_areas
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change areas" on public.network_service_areas
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins remove areas" on public.network_service_areas
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

-- How busy a company is stays its own; private.free_crews() answers whether it has a crew.
create policy "The office reads its availability" on public.network_availability
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Owners and admins add availability" on public.network_availability
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change availability" on public.network_availability
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins remove availability" on public.network_availability
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

-- Credentials: the status is not the company's to write (grants.sql names the columns)
create policy "The office reads its credentials, the network the verified ones" on public.network_credentials
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or (status = 'verified'
        and exists (select from public.network_profiles as face
                     where face.company_id = network_credentials.company_id and face.status = 'published')));
create policy "Owners and admins add credentials" on public.network_credentials
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins change credentials" on public.network_credentials
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins remove unchecked credentials" on public.network_credentials
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')) and status = 'pending');

create policy "The office and partners read the papers" on public.network_credential_details
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or company_id in (select private.my_partners()));
create policy "Owners and admins add papers" on public.network_credential_details
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));
create policy "Owners and admins correct papers" on public.network_credential_details
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

create policy "The office reads checks of its credentials" on public.network_credential_checks
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));

-- Requests. Open to others: to every company with a published profile, or to those invited; who has bid keeps seeing what it bid on.
create policy "The office reads its requests, contractors those open to them" on public.work_requests
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or (status = 'open' and visibility = 'network'
        and exists (select from public.network_profiles as mine
                     where mine.status = 'published'
                       and mine.company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))))
    or id in (select private.requests_shared_with_me()));
create policy "The office makes requests" on public.work_requests
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes requests" on public.work_requests
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office deletes drafts of requests" on public.work_requests
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads the details of its requests" on public.work_request_details
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office adds details" on public.work_request_details
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes details" on public.work_request_details
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "Whoever reads a request reads its skills" on public.work_request_skills
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or exists (select from public.work_requests as request where request.id = work_request_skills.request_id));
create policy "The office adds skills to requests" on public.work_request_skills
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office removes skills from requests" on public.work_request_skills
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads its invitations, the invited their own" on public.work_request_invitations
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or (invited_id in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
        and request_id in (select private.requests_shared_with_me())));
create policy "The office invites" on public.work_request_invitations
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office takes invitations back" on public.work_request_invitations
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Bids: two readers, the bidder and who asked
create policy "The bidder and who asked read a bid" on public.bids
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or prime_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office bids" on public.bids
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes its bids" on public.bids
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The bidder and who asked read the milestones of a bid" on public.bid_milestones
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or prime_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office adds milestones to its bids" on public.bid_milestones
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes milestones of its bids" on public.bid_milestones
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office removes milestones from its bids" on public.bid_milestones
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "Both parties read an award" on public.awards
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Owners and admins award" on public.awards
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));

-- Subcontracts: read by both, moved by functions
create policy "Both parties read a subcontract" on public.subcontracts
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Both parties read milestones" on public.subcontract_milestones
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));

create policy "Both parties read the site" on public.subcontract_sites
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The prime contractor tells where the work is" on public.subcontract_sites
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The prime contractor corrects the site" on public.subcontract_sites
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "Each party reads its own job" on public.subcontract_jobs
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Each party links its own job" on public.subcontract_jobs
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "Each party unlinks its own job" on public.subcontract_jobs
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "Both parties read changes" on public.subcontract_changes
  for select to authenticated using (
    prime_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Either party proposes changes" on public.subcontract_changes
  for insert to authenticated with check (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')) and status = 'proposed');

-- Threads and messages. A contractor asks about a request it can see; who asked for the work writes to those who bid or were invited.
create policy "Both parties read a thread" on public.collaboration_threads
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Either party begins a thread" on public.collaboration_threads
  for insert to authenticated with check (
    (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
     and (exists (select from public.bids as bid
                   where bid.request_id = collaboration_threads.request_id and bid.company_id = collaboration_threads.subcontractor_id)
          or exists (select from public.work_request_invitations as invitation
                      where invitation.request_id = collaboration_threads.request_id
                        and invitation.invited_id = collaboration_threads.subcontractor_id)))
    or (subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
        and exists (select from public.work_requests as request where request.id = collaboration_threads.request_id)));

create policy "Both parties read messages" on public.collaboration_messages
  for select to authenticated using (
    prime_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Members of a party write messages in their own name" on public.collaboration_messages
  for insert to authenticated with check (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')) and author_id in (select private.my_profiles()));

create policy "The office of any company reads published reviews" on public.network_reviews
  for select to authenticated using (
    (published_at is not null and exists (select from private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Owners and admins review the other party" on public.network_reviews
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin')));

create policy "Both parties read a dispute" on public.subcontract_disputes
  for select to authenticated using (
    prime_id in (select private.my_companies_as('owner', 'admin', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Both parties read the evidence" on public.subcontract_dispute_evidence
  for select to authenticated using (
    prime_id in (select private.my_companies_as('owner', 'admin', 'accountant'))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Owners and admins give evidence while the dispute is open" on public.subcontract_dispute_evidence
  for insert to authenticated with check (
    company_id in (select private.my_companies_as('owner', 'admin'))
    and exists (select from public.subcontract_disputes as dispute
                 where dispute.id = subcontract_dispute_evidence.dispute_id and dispute.status in ('open', 'in_mediation')));

-- Escrow: the prime contractor sees what is held for the work; what became the subcontractor's, and where it went, is the subcontractor's.
create policy "Each party reads its accounts" on public.escrow_accounts
  for select to authenticated using (
    (kind = 'held' and company_id in (select private.my_companies_as('owner', 'admin', 'accountant')))
    or (kind <> 'cash' and subcontractor_id in (select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Each party reads its entries" on public.escrow_entries
  for select to authenticated using (
    (kind in ('fund', 'release', 'refund') and company_id in (select private.my_companies_as('owner', 'admin', 'accountant')))
    or subcontractor_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Whoever reads an account reads its postings" on public.escrow_postings
  for select to authenticated using (
    exists (select from public.escrow_accounts as account where account.id = escrow_postings.account_id));
create policy "The subcontractor reads its payouts" on public.escrow_payouts
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
