-- Closed lists. A value is here when code branches on it; what a company may extend or rename is a reference table (data.sql).
--
-- Words that depend on the clock (late, today, past due, expired) are deliberately missing: a row would be wrong as soon as
-- midnight passes. The views in views.sql derive them.

create type public.member_role as enum ('owner', 'admin', 'dispatcher', 'technician', 'accountant');
comment on type public.member_role is
  'What a member of a company does: owner and admin run it, a dispatcher sells and schedules, a technician does the work, an accountant bills.';

create type public.customer_status as enum ('lead', 'active', 'archived');
comment on type public.customer_status is 'A lead becomes active with the first accepted quote or job; customers are archived, never deleted.';

create type public.contact_method as enum ('phone', 'text', 'email');

create type public.document_kind as enum ('quote', 'job', 'invoice');
comment on type public.document_kind is 'Documents that carry a number of the company''s own series.';

create type public.line_item_kind as enum ('service', 'labor', 'product', 'fee', 'discount');
comment on type public.line_item_kind is 'A discount is a line of its own, with a negative price.';

create type public.quote_status as enum ('draft', 'sent', 'changes_requested', 'approved', 'declined', 'converted', 'archived');
comment on type public.quote_status is 'approved: the customer said yes; converted: the job exists.';

create type public.job_status as enum ('unscheduled', 'scheduled', 'in_progress', 'on_hold', 'completed', 'cancelled');

create type public.invoice_status as enum ('draft', 'awaiting_payment', 'paid', 'bad_debt', 'void');

create type public.payment_status as enum ('pending', 'succeeded', 'failed', 'refunded');
