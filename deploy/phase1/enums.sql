-- Closed lists. A value is here when code branches on it; what a company may extend or rename is a reference table (data.sql).
--
-- Words that depend on the clock (late, today, past due, expired) are deliberately missing: a row would be wrong as soon as
-- midnight passes. The views in views.sql derive them.
--
-- Labels are compared by name, never by order; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-enum-value-ordering, require-lock-timeout, require-statement-timeout

create type public.member_role as enum ('owner', 'admin', 'dispatcher', 'technician', 'accountant');
comment on type public.member_role is
  'What a member of a company does: owner and admin run it, a dispatcher sells and schedules, a technician does the work, an accountant bills.';

create type public.customer_status as enum ('lead', 'active', 'archived');
comment on type public.customer_status is
  'A lead becomes active with the first accepted quote or job; customers are archived, never deleted.';

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

alter type public.document_kind add value if not exists 'request';
alter type public.document_kind add value if not exists 'credit_note';

-- Work -----------------------------------------------------------------------------------------------------------------------

create type public.request_status as enum ('new', 'assessing', 'assessed', 'converted', 'declined', 'archived');
comment on type public.request_status is 'assessing: somebody is to look at it on site; converted: a quote or a job came of it.';

create type public.quote_decision as enum ('approved', 'changes_requested', 'declined');
comment on type public.quote_decision is 'What a customer may answer to a quote.';

create type public.job_kind as enum ('one_off', 'recurring');
comment on type public.job_kind is 'A recurring job has a visit schedule and stays open as long as that goes on.';

create type public.job_priority as enum ('low', 'normal', 'high', 'urgent');

create type public.billing_strategy as enum ('fixed_price', 'per_visit');
comment on type public.billing_strategy is 'fixed_price: one invoice for the job; per_visit: one for every visit that is done.';

create type public.visit_status as enum (
  'unscheduled', 'scheduled', 'dispatched', 'on_my_way', 'working', 'on_hold', 'done', 'cancelled', 'no_show');
comment on type public.visit_status is
  'dispatched: the technician has been told; no_show: nobody was there to open. The last three are the ends of a visit.';

create type public.recurrence as enum ('daily', 'weekly', 'monthly');

create type public.field_kind as enum ('text', 'number', 'boolean', 'date', 'choice', 'photo', 'signature', 'pass_fail');
comment on type public.field_kind is 'What an answer on a checklist or in a custom field may be. Photos and signatures are attachments.';

create type public.pass_fail as enum ('pass', 'flag', 'fail', 'not_applicable');
comment on type public.pass_fail is 'flag: works, but should be seen to.';

create type public.custom_field_target as enum ('customer', 'property', 'request', 'quote', 'job', 'invoice');

create type public.time_entry_kind as enum ('work', 'travel', 'break', 'office');

create type public.expense_category as enum (
  'material', 'fuel', 'permit', 'subcontractor', 'equipment_rental', 'travel', 'other');

create type public.expense_status as enum ('submitted', 'approved', 'reimbursed', 'rejected');

create type public.time_off_status as enum ('requested', 'approved', 'declined');

-- Money ----------------------------------------------------------------------------------------------------------------------

create type public.credit_kind as enum ('deposit', 'overpayment', 'credit_note', 'goodwill');
comment on type public.credit_kind is
  'Why a customer has money with us: paid in advance, paid too much, billed too much, or a present. Only the first two were received.';

create type public.credit_status as enum ('open', 'void');

create type public.refund_status as enum ('pending', 'succeeded', 'failed');

-- Words ----------------------------------------------------------------------------------------------------------------------

create type public.visibility as enum ('internal', 'customer');
comment on type public.visibility is 'customer: the customer sees it, too.';

create type public.attachment_kind as enum ('photo', 'document', 'signature');

create type public.message_direction as enum ('outbound', 'inbound');
create type public.message_channel as enum ('text', 'email');
create type public.message_status as enum ('queued', 'sent', 'delivered', 'failed', 'received');

create type public.message_occasion as enum (
  'quote_sent', 'quote_follow_up', 'visit_booked', 'visit_reminder', 'on_my_way', 'invoice_sent', 'invoice_due', 'invoice_past_due',
  'review_request', 'other');
comment on type public.message_occasion is 'What a template is for, and what a reminder rule looks for.';

create type public.reminder_status as enum ('pending', 'sent', 'skipped');

create type public.review_status as enum ('requested', 'submitted', 'published', 'hidden');

create type public.audit_action as enum ('insert', 'update', 'delete');
