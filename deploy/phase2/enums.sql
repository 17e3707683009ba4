-- Closed lists of phase 2. A value is here when code branches on it; what a company may extend or rename is a table.
--
-- Labels are compared by name, never by order; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-enum-value-ordering, require-lock-timeout, require-statement-timeout

alter type public.document_kind add value if not exists 'agreement';
alter type public.document_kind add value if not exists 'purchase_order';

create type public.shift_kind as enum ('regular', 'on_call');

create type public.call_direction as enum ('inbound', 'outbound');
create type public.call_outcome as enum ('booked', 'unbooked', 'excused', 'not_lead', 'abandoned');
comment on type public.call_outcome is
  'unbooked: could have been a job and is none; excused: it could not; abandoned: hung up before anybody answered.';

create type public.campaign_channel as enum ('search', 'social', 'mail', 'referral', 'event', 'vehicle', 'other');

create type public.equipment_status as enum ('operational', 'degraded', 'down', 'retired');

create type public.warranty_kind as enum ('manufacturer', 'labor', 'extended');
create type public.claim_status as enum ('draft', 'submitted', 'approved', 'denied', 'paid');

create type public.billing_frequency as enum ('monthly', 'quarterly', 'semiannual', 'annual');

create type public.membership_status as enum ('active', 'suspended', 'expired', 'cancelled');

create type public.agreement_status as enum ('draft', 'sent', 'active', 'expired', 'cancelled', 'declined');

create type public.maintenance_status as enum ('due', 'booked', 'completed', 'skipped');

create type public.stock_location_kind as enum ('warehouse', 'truck', 'in_transit');

create type public.stock_move_kind as enum ('receipt', 'issue', 'return', 'ship', 'unship', 'arrive', 'adjustment');
comment on type public.stock_move_kind is
  'receipt and return come in, issue goes out to a job, ship and arrive are the two halves of a transfer, adjustment is what a count found.';

create type public.transfer_status as enum ('requested', 'shipped', 'received', 'cancelled');

create type public.count_status as enum ('open', 'posted', 'cancelled');

create type public.purchase_order_status as enum ('draft', 'sent', 'partly_received', 'received', 'cancelled');

create type public.bill_status as enum ('entered', 'approved', 'paid', 'void');

create type public.commission_basis as enum ('revenue', 'profit');
create type public.commission_status as enum ('earned', 'paid', 'reversed');

create type public.payroll_status as enum ('open', 'locked', 'paid');
create type public.pay_kind as enum ('regular', 'overtime', 'commission', 'tip', 'bonus', 'reimbursement', 'deduction');

create type public.approval_subject as enum ('quote', 'purchase_order', 'expense');
create type public.approval_status as enum ('pending', 'approved', 'rejected', 'withdrawn');

create type public.financing_status as enum ('applied', 'approved', 'declined', 'funded', 'expired', 'cancelled');

create type public.period_status as enum ('open', 'closed');
