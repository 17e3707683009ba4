-- Triggers. Those of one table and moment fire in the order of their names, and the names are chosen so that it reads
-- compute, fill, guard, number, touch: sums first, then whether the change is allowed, then the number it earns.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create or replace trigger companies_touch before update on public.companies
  for each row execute function private.touch_updated_at();

create or replace trigger profiles_keep_an_owner after update or delete on public.profiles
  for each row when (old.role = 'owner' and old.is_active) execute function private.keep_an_owner();
create or replace trigger profiles_touch before update on public.profiles
  for each row execute function private.touch_updated_at();

create or replace trigger customers_touch before update on public.customers
  for each row execute function private.touch_updated_at();

create or replace trigger properties_touch before update on public.properties
  for each row execute function private.touch_updated_at();

create or replace trigger quotes_compute before insert or update on public.quotes
  for each row execute function private.compute_quote();
create or replace trigger quotes_guard before insert or update on public.quotes
  for each row execute function private.guard_quote();
create or replace trigger quotes_keep before delete on public.quotes
  for each row execute function private.keep_numbered_document();
create or replace trigger quotes_number before insert or update on public.quotes
  for each row execute function private.number_document('quote');
create or replace trigger quotes_touch before update on public.quotes
  for each row execute function private.touch_updated_at();

create or replace trigger quote_options_guard before insert or update or delete on public.quote_options
  for each row execute function private.guard_quote_option();
create or replace trigger quote_options_recompute after insert or update or delete on public.quote_options
  for each row execute function private.recompute_quote();

create or replace trigger quote_line_items_fill before insert on public.quote_line_items
  for each row when (new.service_item_id is not null) execute function private.fill_line_from_catalogue();
create or replace trigger quote_line_items_guard before insert or update or delete on public.quote_line_items
  for each row execute function private.guard_quote_line();
create or replace trigger quote_line_items_recompute after insert or update or delete on public.quote_line_items
  for each row execute function private.recompute_quote();

-- What somebody planned goes on to the visits; what follows from a visit does not come back (carry_visit_to_job).
create or replace trigger jobs_carry after insert or update of status, assigned_to, scheduled_start, scheduled_end,
  arrival_window_minutes, double_booking_reason, started_at, completed_at on public.jobs
  for each row when (pg_trigger_depth() = 0) execute function private.carry_job_to_visits();
create or replace trigger jobs_guard before insert or update on public.jobs
  for each row execute function private.guard_job();
create or replace trigger jobs_keep before delete on public.jobs
  for each row execute function private.keep_numbered_document();
create or replace trigger jobs_number before insert or update on public.jobs
  for each row execute function private.number_document('job');
create or replace trigger jobs_touch before update on public.jobs
  for each row execute function private.touch_updated_at();

create or replace trigger invoices_compute before insert or update on public.invoices
  for each row execute function private.compute_invoice();
create or replace trigger invoices_guard before insert or update on public.invoices
  for each row execute function private.guard_invoice();
create or replace trigger invoices_keep before delete on public.invoices
  for each row execute function private.keep_numbered_document();
create or replace trigger invoices_number before insert or update on public.invoices
  for each row execute function private.number_document('invoice');
create or replace trigger invoices_taxes after update on public.invoices
  for each row when (old.status = 'draft' and new.status <> 'draft') execute function private.write_invoice_taxes();
create or replace trigger invoices_touch before update on public.invoices
  for each row execute function private.touch_updated_at();

create or replace trigger invoice_line_items_fill before insert on public.invoice_line_items
  for each row when (new.service_item_id is not null) execute function private.fill_line_from_catalogue();
create or replace trigger invoice_line_items_guard before insert or update or delete on public.invoice_line_items
  for each row execute function private.guard_invoice_line();
create or replace trigger invoice_line_items_recompute after insert or update or delete on public.invoice_line_items
  for each row execute function private.recompute_invoice();

create or replace trigger payments_guard before insert or update on public.payments
  for each row execute function private.guard_payment();
create or replace trigger payments_recompute after insert or update or delete on public.payments
  for each row execute function private.recompute_invoice();
create or replace trigger payments_touch before update on public.payments
  for each row execute function private.touch_updated_at();

create or replace trigger requests_guard before insert or update on public.requests
  for each row execute function private.guard_request();
create or replace trigger requests_keep before delete on public.requests
  for each row execute function private.keep_numbered_document();
create or replace trigger requests_number before insert or update on public.requests
  for each row execute function private.number_document('request');
create or replace trigger requests_touch before update on public.requests
  for each row execute function private.touch_updated_at();

create or replace trigger assessments_carry after insert or update of completed_at on public.assessments
  for each row execute function private.carry_assessment_to_request();
create or replace trigger assessments_touch before update on public.assessments
  for each row execute function private.touch_updated_at();

create or replace trigger quote_answers_keep before update or delete on public.quote_answers
  for each row execute function private.refuse_change();
create or replace trigger quote_answers_notify after insert on public.quote_answers
  for each row execute function private.notify_answered();

create or replace trigger job_line_items_fill before insert on public.job_line_items
  for each row when (new.service_item_id is not null) execute function private.fill_line_from_catalogue();
create or replace trigger job_line_items_guard before update or delete on public.job_line_items
  for each row execute function private.guard_job_line();

create or replace trigger visit_schedules_touch before update on public.visit_schedules
  for each row execute function private.touch_updated_at();

create or replace trigger visits_carry_to_assignments after update of status, scheduled_start, scheduled_end, double_booking_reason on public.visits
  for each row execute function private.carry_visit_to_assignments();
create or replace trigger visits_carry_to_job after insert or update or delete on public.visits
  for each row when (pg_trigger_depth() = 0) execute function private.carry_visit_to_job();
create or replace trigger visits_guard before insert or update on public.visits
  for each row execute function private.guard_visit();
create or replace trigger visits_touch before update on public.visits
  for each row execute function private.touch_updated_at();

create or replace trigger visit_assignments_carry_to_job after insert or update or delete on public.visit_assignments
  for each row when (pg_trigger_depth() = 0) execute function private.carry_visit_to_job();
create or replace trigger visit_assignments_guard before insert or update on public.visit_assignments
  for each row execute function private.guard_visit_assignment();
create constraint trigger visit_assignments_keep_somebody after delete or update of visit_id on public.visit_assignments
  deferrable initially deferred
  for each row execute function private.keep_somebody_there();
create or replace trigger visit_assignments_notify after insert on public.visit_assignments
  for each row execute function private.notify_assigned();

create or replace trigger checklist_items_guard before insert or update on public.checklist_items
  for each row execute function private.guard_checklist_item();

create or replace trigger time_entries_guard before insert or update or delete on public.time_entries
  for each row execute function private.guard_time_entry();
create or replace trigger time_entries_touch before update on public.time_entries
  for each row execute function private.touch_updated_at();

create or replace trigger expenses_guard before insert or update on public.expenses
  for each row execute function private.guard_expense();
create or replace trigger expenses_touch before update on public.expenses
  for each row execute function private.touch_updated_at();

create or replace trigger customer_credits_compute before insert or update on public.customer_credits
  for each row execute function private.compute_credit();
create or replace trigger customer_credits_keep before delete on public.customer_credits
  for each row execute function private.keep_numbered_document();
create or replace trigger customer_credits_number before insert or update on public.customer_credits
  for each row when (new.kind = 'credit_note') execute function private.number_document('credit_note');
create or replace trigger customer_credits_touch before update on public.customer_credits
  for each row execute function private.touch_updated_at();

create or replace trigger credit_applications_guard before insert or update on public.credit_applications
  for each row execute function private.guard_credit_application();
create or replace trigger credit_applications_recompute after insert or delete on public.credit_applications
  for each row execute function private.recompute_credit();
create or replace trigger credit_applications_recompute_invoice after insert or delete on public.credit_applications
  for each row execute function private.recompute_invoice();

create or replace trigger refunds_guard before insert or update on public.refunds
  for each row execute function private.guard_refund();
create or replace trigger refunds_recompute after insert or update or delete on public.refunds
  for each row execute function private.recompute_refunded();

create or replace trigger custom_field_values_fill before insert or update on public.custom_field_values
  for each row execute function private.fill_custom_field_value();
create or replace trigger custom_field_values_touch before update on public.custom_field_values
  for each row execute function private.touch_updated_at();

create or replace trigger customers_stop_texts after update of accepts_text_messages on public.customers
  for each row when (old.accepts_text_messages and not new.accepts_text_messages) execute function private.stop_texts();
create or replace trigger messages_guard before insert or update on public.messages
  for each row execute function private.guard_message();
create or replace trigger messages_touch before update on public.messages
  for each row execute function private.touch_updated_at();

create or replace trigger attachments_sign before insert on public.attachments
  for each row execute function private.sign_attachment();
create or replace trigger notes_sign before insert on public.notes
  for each row execute function private.sign_note();
create or replace trigger notes_touch before update on public.notes
  for each row execute function private.touch_updated_at();

create or replace trigger time_off_keep_visits after insert or update of status, profile_id, starts_at, ends_at on public.time_off
  for each row when (new.status = 'approved') execute function private.keep_planned_visits();
create or replace trigger time_off_touch before update on public.time_off
  for each row execute function private.touch_updated_at();
create or replace trigger service_items_touch before update on public.service_items
  for each row execute function private.touch_updated_at();
create or replace trigger service_item_costs_touch before update on public.service_item_costs
  for each row execute function private.touch_updated_at();
create or replace trigger customer_contacts_touch before update on public.customer_contacts
  for each row execute function private.touch_updated_at();
create or replace trigger checklist_templates_touch before update on public.checklist_templates
  for each row execute function private.touch_updated_at();
create or replace trigger message_templates_touch before update on public.message_templates
  for each row execute function private.touch_updated_at();
create or replace trigger tasks_touch before update on public.tasks
  for each row execute function private.touch_updated_at();

-- The trail: of whatever money, promises or access depend on.
create or replace trigger audit_log_keep before update or delete on public.audit_log
  for each row execute function private.refuse_change();
create or replace trigger companies_trail after insert or update or delete on public.companies
  for each row execute function private.write_audit_log();
create or replace trigger profiles_trail after insert or update or delete on public.profiles
  for each row execute function private.write_audit_log();
create or replace trigger customers_trail after insert or update or delete on public.customers
  for each row execute function private.write_audit_log();
create or replace trigger customer_logins_trail after insert or update or delete on public.customer_logins
  for each row execute function private.write_audit_log();
create or replace trigger properties_trail after insert or update or delete on public.properties
  for each row execute function private.write_audit_log();
create or replace trigger tax_area_rates_trail after insert or update or delete on public.tax_area_rates
  for each row execute function private.write_audit_log();
create or replace trigger service_items_trail after insert or update or delete on public.service_items
  for each row execute function private.write_audit_log();
create or replace trigger price_list_items_trail after insert or update or delete on public.price_list_items
  for each row execute function private.write_audit_log();
create or replace trigger labor_rates_trail after insert or update or delete on public.labor_rates
  for each row execute function private.write_audit_log();
create or replace trigger requests_trail after insert or update or delete on public.requests
  for each row execute function private.write_audit_log();
create or replace trigger quotes_trail after insert or update or delete on public.quotes
  for each row execute function private.write_audit_log();
create or replace trigger quote_line_items_trail after insert or update or delete on public.quote_line_items
  for each row execute function private.write_audit_log();
create or replace trigger jobs_trail after insert or update or delete on public.jobs
  for each row execute function private.write_audit_log();
create or replace trigger visits_trail after insert or update or delete on public.visits
  for each row execute function private.write_audit_log();
create or replace trigger time_entries_trail after insert or update or delete on public.time_entries
  for each row execute function private.write_audit_log();
create or replace trigger expenses_trail after insert or update or delete on public.expenses
  for each row execute function private.write_audit_log();
create or replace trigger invoices_trail after insert or update or delete on public.invoices
  for each row execute function private.write_audit_log();
create or replace trigger invoice_line_items_trail after insert or update or delete on public.invoice_line_items
  for each row execute function private.write_audit_log();
create or replace trigger payments_trail after insert or update or delete on public.payments
  for each row execute function private.write_audit_log();
create or replace trigger customer_credits_trail after insert or update or delete on public.customer_credits
  for each row execute function private.write_audit_log();
create or replace trigger credit_applications_trail after insert or update or delete on public.credit_applications
  for each row execute function private.write_audit_log();
create or replace trigger refunds_trail after insert or update or delete on public.refunds
  for each row execute function private.write_audit_log();

-- On the platform's own table: TRIGGER is granted to the deploying role there.
create or replace trigger accept_invitations after insert or update of email, email_confirmed_at on auth.users
  for each row when (new.email_confirmed_at is not null) execute function private.accept_invitations();
