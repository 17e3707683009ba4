-- Indexes beyond those that keys make by themselves. Every foreign key has an index that begins with its columns (without one, a
-- delete or key change on the other side reads the whole table); where a unique key already begins with them, it is not repeated.
--
-- Made with their tables, in one transaction; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-concurrent-index-creation, require-lock-timeout, require-statement-timeout

-- Foreign keys
create index if not exists companies_payment_terms_idx on public.companies (payment_terms);
create index if not exists profiles_user_id_idx on public.profiles (user_id);
create index if not exists quotes_property_id_idx on public.quotes (company_id, customer_id, property_id);
create index if not exists quote_line_items_quote_id_idx on public.quote_line_items (company_id, quote_id, position);
create index if not exists jobs_property_id_idx on public.jobs (company_id, customer_id, property_id);
create index if not exists jobs_assigned_to_idx on public.jobs (company_id, assigned_to, scheduled_start);
create index if not exists invoices_property_id_idx on public.invoices (company_id, customer_id, property_id);
create index if not exists invoices_job_id_idx on public.invoices (company_id, customer_id, job_id);
create index if not exists invoices_payment_terms_idx on public.invoices (payment_terms);
create index if not exists invoice_line_items_invoice_id_idx on public.invoice_line_items (company_id, invoice_id, position);
create index if not exists payments_invoice_id_idx on public.payments (company_id, customer_id, invoice_id, currency);
create index if not exists payments_method_idx on public.payments (method);
create index if not exists payments_recorded_by_idx on public.payments (company_id, recorded_by);
create index if not exists time_off_profile_id_idx on public.time_off (company_id, profile_id, starts_at);
create index if not exists time_off_decided_by_idx on public.time_off (company_id, decided_by);
create index if not exists business_hours_company_id_idx on public.business_hours (company_id);
create index if not exists service_items_category_id_idx on public.service_items (company_id, category_id);
create index if not exists price_list_items_service_item_id_idx on public.price_list_items (company_id, service_item_id);
create index if not exists customers_lead_source_id_idx on public.customers (company_id, lead_source_id);
create index if not exists customers_price_list_id_idx on public.customers (company_id, price_list_id);
create index if not exists properties_tax_area_id_idx on public.properties (company_id, tax_area_id);
create index if not exists customer_contacts_customer_id_idx on public.customer_contacts (company_id, customer_id);
create index if not exists customer_logins_customer_id_idx on public.customer_logins (company_id, customer_id);
create index if not exists customer_logins_user_id_idx on public.customer_logins (user_id);
create index if not exists customer_tags_tag_id_idx on public.customer_tags (company_id, tag_id);
create index if not exists property_tags_tag_id_idx on public.property_tags (company_id, tag_id);
create index if not exists requests_property_id_idx on public.requests (company_id, customer_id, property_id);
create index if not exists requests_lead_source_id_idx on public.requests (company_id, lead_source_id);
create index if not exists assessments_assigned_to_idx on public.assessments (company_id, assigned_to);
create index if not exists quotes_request_id_idx on public.quotes (company_id, customer_id, request_id);
create index if not exists quote_line_items_option_id_idx on public.quote_line_items (company_id, quote_id, option_id);
create index if not exists quote_line_items_service_item_id_idx on public.quote_line_items (company_id, service_item_id);
create index if not exists quote_answers_option_id_idx on public.quote_answers (company_id, quote_id, option_id);
create index if not exists jobs_request_id_idx on public.jobs (company_id, customer_id, request_id);
create index if not exists job_line_items_job_id_idx on public.job_line_items (company_id, job_id, position);
create index if not exists job_line_items_visit_id_idx on public.job_line_items (company_id, job_id, visit_id);
create index if not exists job_line_items_service_item_id_idx on public.job_line_items (company_id, service_item_id);
create index if not exists job_tags_tag_id_idx on public.job_tags (company_id, tag_id);
create index if not exists visit_schedules_assigned_to_idx on public.visit_schedules (company_id, assigned_to);
create index if not exists visits_visit_schedule_id_idx on public.visits (company_id, job_id, visit_schedule_id);
create index if not exists tasks_customer_id_idx on public.tasks (company_id, customer_id);
create index if not exists tasks_job_id_idx on public.tasks (company_id, job_id);
create index if not exists tasks_assigned_to_idx on public.tasks (company_id, assigned_to, due_at);
create index if not exists checklist_template_items_template_id_idx on public.checklist_template_items (company_id, template_id, position);
create index if not exists checklists_visit_id_idx on public.checklists (company_id, visit_id);
create index if not exists checklists_template_id_idx on public.checklists (company_id, template_id);
create index if not exists checklist_items_checklist_id_idx on public.checklist_items (company_id, checklist_id, position);
create index if not exists checklist_items_answered_by_idx on public.checklist_items (company_id, answered_by);
create index if not exists time_entries_visit_id_idx on public.time_entries (company_id, job_id, visit_id);
create index if not exists time_entries_approved_by_idx on public.time_entries (company_id, approved_by);
create index if not exists expenses_profile_id_idx on public.expenses (company_id, profile_id);
create index if not exists expenses_job_id_idx on public.expenses (company_id, job_id);
create index if not exists expenses_decided_by_idx on public.expenses (company_id, decided_by);
create index if not exists invoices_visit_id_idx on public.invoices (company_id, job_id, visit_id);
create index if not exists invoice_line_items_job_line_item_id_idx on public.invoice_line_items (company_id, job_line_item_id);
create index if not exists invoice_line_items_service_item_id_idx on public.invoice_line_items (company_id, service_item_id);
create index if not exists customer_credits_quote_id_idx on public.customer_credits (company_id, customer_id, quote_id);
create index if not exists customer_credits_invoice_id_idx on public.customer_credits (company_id, customer_id, invoice_id, currency);
create index if not exists customer_credits_method_idx on public.customer_credits (method);
create index if not exists credit_applications_credit_id_idx on public.credit_applications (company_id, customer_id, credit_id, currency);
create index if not exists credit_applications_invoice_id_idx on public.credit_applications (company_id, customer_id, invoice_id, currency);
create index if not exists refunds_payment_id_idx on public.refunds (company_id, payment_id, currency);
create index if not exists refunds_credit_id_idx on public.refunds (company_id, credit_id, currency);
create index if not exists refunds_method_idx on public.refunds (method);
create index if not exists refunds_recorded_by_idx on public.refunds (company_id, recorded_by);
create index if not exists saved_payment_methods_customer_id_idx on public.saved_payment_methods (company_id, customer_id);
create index if not exists saved_payment_methods_method_idx on public.saved_payment_methods (method);
create index if not exists custom_field_values_custom_field_id_idx
  on public.custom_field_values (company_id, custom_field_id, applies_to, kind);
create index if not exists notes_customer_id_idx on public.notes (company_id, customer_id);
create index if not exists notes_property_id_idx on public.notes (company_id, property_id);
create index if not exists notes_request_id_idx on public.notes (company_id, request_id);
create index if not exists notes_quote_id_idx on public.notes (company_id, quote_id);
create index if not exists notes_job_id_idx on public.notes (company_id, job_id);
create index if not exists notes_visit_id_idx on public.notes (company_id, visit_id);
create index if not exists notes_invoice_id_idx on public.notes (company_id, invoice_id);
create index if not exists notes_author_id_idx on public.notes (company_id, author_id);
create index if not exists attachments_customer_id_idx on public.attachments (company_id, customer_id);
create index if not exists attachments_property_id_idx on public.attachments (company_id, property_id);
create index if not exists attachments_request_id_idx on public.attachments (company_id, request_id);
create index if not exists attachments_quote_id_idx on public.attachments (company_id, quote_id);
create index if not exists attachments_job_id_idx on public.attachments (company_id, job_id);
create index if not exists attachments_visit_id_idx on public.attachments (company_id, visit_id);
create index if not exists attachments_invoice_id_idx on public.attachments (company_id, invoice_id);
create index if not exists attachments_expense_id_idx on public.attachments (company_id, expense_id);
create index if not exists attachments_checklist_item_id_idx on public.attachments (company_id, checklist_item_id);
create index if not exists attachments_uploaded_by_idx on public.attachments (company_id, uploaded_by);
create index if not exists messages_quote_id_idx on public.messages (company_id, customer_id, quote_id);
create index if not exists messages_job_id_idx on public.messages (company_id, customer_id, job_id);
create index if not exists messages_invoice_id_idx on public.messages (company_id, invoice_id);
create index if not exists messages_sent_by_idx on public.messages (company_id, sent_by);
create index if not exists reminder_rules_template_id_idx on public.reminder_rules (company_id, template_id);
create index if not exists reminders_rule_id_idx on public.reminders (company_id, rule_id);
create index if not exists reminders_message_id_idx on public.reminders (company_id, message_id);
create index if not exists notifications_profile_id_idx on public.notifications (company_id, profile_id, created_at);

-- Rules that only an index can state
create unique index if not exists profiles_one_invitation_per_email on public.profiles (company_id, lower(email));
create unique index if not exists invoices_job_is_billed_once on public.invoices (job_id) where status <> 'void' and visit_id is null;
create unique index if not exists invoices_visit_is_billed_once on public.invoices (visit_id) where status <> 'void';
create unique index if not exists customer_contacts_one_is_primary on public.customer_contacts (company_id, customer_id) where is_primary;
create unique index if not exists customer_logins_one_invitation_per_email
  on public.customer_logins (company_id, customer_id, lower(email));
create unique index if not exists quote_options_one_is_chosen on public.quote_options (company_id, quote_id) where is_chosen;
create unique index if not exists quote_options_one_is_recommended on public.quote_options (company_id, quote_id) where is_recommended;
create unique index if not exists visit_assignments_one_leads on public.visit_assignments (company_id, visit_id) where is_lead;
create unique index if not exists saved_payment_methods_one_is_default on public.saved_payment_methods (company_id, customer_id)
  where is_default;
create unique index if not exists customer_credits_reference_is_used_once
  on public.customer_credits (company_id, method, external_reference)
  where external_reference is not null;

-- Screens: the customer list, the dispatch board, what is owed and since when, money received
create index if not exists customers_by_name on public.customers (company_id, display_name);
create index if not exists jobs_by_schedule on public.jobs (company_id, scheduled_start) where status in ('scheduled', 'in_progress');
create index if not exists jobs_without_schedule on public.jobs (company_id, created_at) where status = 'unscheduled';
create index if not exists jobs_by_completion on public.jobs (company_id, completed_at) where status = 'completed';
create index if not exists quotes_open on public.quotes (company_id, sent_at) where status in ('sent', 'changes_requested');
create index if not exists invoices_open on public.invoices (company_id, due_on) where status = 'awaiting_payment';
create index if not exists payments_by_date on public.payments (company_id, received_at);
create index if not exists requests_open on public.requests (company_id, created_at) where status in ('new', 'assessing', 'assessed');
create index if not exists visits_by_schedule on public.visits (company_id, scheduled_start)
  where status in ('scheduled', 'dispatched', 'on_my_way', 'working');
-- the week as it was and as it will be, visits that are done among them
create index if not exists visits_by_day on public.visits (company_id, scheduled_start);
create index if not exists visits_without_schedule on public.visits (company_id, created_at) where status = 'unscheduled';
create index if not exists visit_assignments_by_technician on public.visit_assignments (company_id, profile_id, visit_id);
create index if not exists tasks_open on public.tasks (company_id, due_at) where completed_at is null;
create index if not exists expenses_to_decide on public.expenses (company_id, incurred_on) where status = 'submitted';
create index if not exists time_entries_by_day on public.time_entries (company_id, started_at);
create index if not exists invoices_by_issue on public.invoices (company_id, issued_on) where status <> 'draft';
create index if not exists service_items_by_name on public.service_items (company_id, name) where not is_archived;
create index if not exists messages_by_customer on public.messages (company_id, customer_id, created_at);
create index if not exists audit_log_by_row on public.audit_log (company_id, table_name, row_id, changed_at);
create index if not exists audit_log_by_time on public.audit_log (company_id, changed_at);

-- What servers wait for
create index if not exists messages_queued on public.messages (created_at) where status = 'queued';

-- Search: any part of a text, of one company. Trigrams are found by public.search(), which stands outside row level security; without
-- the company before them every search would look at the matches of all companies.
create index if not exists customers_words on public.customers using gin
  (company_id, (display_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) extensions.gin_trgm_ops);
create index if not exists properties_words on public.properties using gin (company_id, (street || ' ' || city) extensions.gin_trgm_ops);
create index if not exists quotes_words on public.quotes using gin (company_id, title extensions.gin_trgm_ops);
create index if not exists jobs_words on public.jobs using gin (company_id, title extensions.gin_trgm_ops);

-- Finding the invitations of a user who has just confirmed an address
create index if not exists profiles_open_invitations on public.profiles (lower(email)) where user_id is null;
create index if not exists customer_logins_open_invitations on public.customer_logins (lower(email)) where user_id is null;
