-- What may never be wrong. Names are written for the person who reads them in an error message.
--
-- A state file says what is; where there are rows, Wrench offers NOT VALID first; Wrench sets both timeouts for its session.
-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, disallowed-unique-constraint, require-lock-timeout, require-statement-timeout

-- Keys that references need ------------------------------------------------------------------------------------------------------
-- They look redundant beside the primary key. They are what lets a reference carry the company (and the customer) along.

alter table public.profiles add constraint profiles_company_id_id_key unique (company_id, id);
alter table public.customers add constraint customers_company_id_id_key unique (company_id, id);
alter table public.properties add constraint properties_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.quotes add constraint quotes_company_id_id_key unique (company_id, id);
alter table public.quotes add constraint quotes_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.jobs add constraint jobs_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.invoices add constraint invoices_company_id_id_key unique (company_id, id);
alter table public.invoices add constraint invoices_company_id_customer_id_id_currency_key unique (company_id, customer_id, id, currency);
alter table public.properties add constraint properties_company_id_id_key unique (company_id, id);
alter table public.jobs add constraint jobs_company_id_id_key unique (company_id, id);
alter table public.tags add constraint tags_company_id_id_key unique (company_id, id);
alter table public.tax_areas add constraint tax_areas_company_id_id_key unique (company_id, id);
alter table public.service_categories add constraint service_categories_company_id_id_key unique (company_id, id);
alter table public.service_items add constraint service_items_company_id_id_key unique (company_id, id);
alter table public.price_lists add constraint price_lists_company_id_id_key unique (company_id, id);
alter table public.lead_sources add constraint lead_sources_company_id_id_key unique (company_id, id);
alter table public.requests add constraint requests_company_id_id_key unique (company_id, id);
alter table public.requests add constraint requests_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.quote_options add constraint quote_options_company_id_quote_id_id_key unique (company_id, quote_id, id);
alter table public.visit_schedules add constraint visit_schedules_company_id_job_id_id_key unique (company_id, job_id, id);
alter table public.visits add constraint visits_company_id_id_key unique (company_id, id);
alter table public.visits add constraint visits_company_id_job_id_id_key unique (company_id, job_id, id);
alter table public.job_line_items add constraint job_line_items_company_id_id_key unique (company_id, id);
alter table public.checklist_templates add constraint checklist_templates_company_id_id_key unique (company_id, id);
alter table public.checklists add constraint checklists_company_id_id_key unique (company_id, id);
alter table public.checklist_items add constraint checklist_items_company_id_id_key unique (company_id, id);
alter table public.expenses add constraint expenses_company_id_id_key unique (company_id, id);
alter table public.message_templates add constraint message_templates_company_id_id_key unique (company_id, id);
alter table public.messages add constraint messages_company_id_id_key unique (company_id, id);
alter table public.reminder_rules add constraint reminder_rules_company_id_id_key unique (company_id, id);
alter table public.custom_fields add constraint custom_fields_company_id_id_applies_to_kind_key
  unique (company_id, id, applies_to, kind);
alter table public.payments add constraint payments_company_id_id_currency_key unique (company_id, id, currency);
alter table public.customer_credits add constraint customer_credits_company_id_id_currency_key unique (company_id, id, currency);
alter table public.customer_credits add constraint customer_credits_company_id_customer_id_id_currency_key
  unique (company_id, customer_id, id, currency);

-- One of each --------------------------------------------------------------------------------------------------------------------

alter table public.profiles add constraint profiles_user_joins_a_company_once unique (company_id, user_id);
alter table public.quotes add constraint quotes_number_is_used_once unique (company_id, number);
alter table public.jobs add constraint jobs_number_is_used_once unique (company_id, number);
alter table public.jobs add constraint jobs_quote_becomes_one_job unique (company_id, customer_id, quote_id);
alter table public.invoices add constraint invoices_number_is_used_once unique (company_id, number);
alter table public.payments add constraint payments_external_reference_is_used_once unique (company_id, method, external_reference);
alter table public.tags add constraint tags_name_is_used_once unique (company_id, name);
alter table public.custom_fields add constraint custom_fields_name_is_used_once unique (company_id, applies_to, name);
alter table public.lead_sources add constraint lead_sources_name_is_used_once unique (company_id, name);
alter table public.tax_areas add constraint tax_areas_name_is_used_once unique (company_id, name);
alter table public.price_lists add constraint price_lists_name_is_used_once unique (company_id, name);
alter table public.service_items add constraint service_items_code_is_used_once unique (company_id, code);
alter table public.service_categories add constraint service_categories_name_is_used_once
  unique nulls not distinct (company_id, parent_id, name);
alter table public.checklist_templates add constraint checklist_templates_name_is_used_once unique (company_id, name);
alter table public.requests add constraint requests_number_is_used_once unique (company_id, number);
alter table public.assessments add constraint assessments_request_is_assessed_once unique (company_id, request_id);
alter table public.visit_schedules add constraint visit_schedules_one_per_job unique (company_id, job_id);
alter table public.visits add constraint visits_schedule_occurs_once_a_day unique (company_id, visit_schedule_id, occurs_on);
alter table public.customer_credits add constraint customer_credits_number_is_used_once unique (company_id, number);
alter table public.invoice_taxes add constraint invoice_taxes_name_is_used_once unique (company_id, invoice_id, name);
alter table public.reviews add constraint reviews_one_per_job unique (company_id, customer_id, job_id);
alter table public.attachments add constraint attachments_path_is_used_once unique (company_id, storage_path);
alter table public.message_templates add constraint message_templates_name_is_used_once unique (company_id, name);
alter table public.reminders add constraint reminders_quote_is_reminded_once unique (company_id, quote_id, rule_id);
alter table public.reminders add constraint reminders_visit_is_reminded_once unique (company_id, visit_id, rule_id);
alter table public.reminders add constraint reminders_invoice_is_reminded_once unique (company_id, invoice_id, rule_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_customer
  unique (company_id, customer_id, custom_field_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_property
  unique (company_id, property_id, custom_field_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_request unique (company_id, request_id, custom_field_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_quote unique (company_id, quote_id, custom_field_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_job unique (company_id, job_id, custom_field_id);
alter table public.custom_field_values add constraint custom_field_values_one_per_invoice unique (company_id, invoice_id, custom_field_id);

-- References ---------------------------------------------------------------------------------------------------------------------
-- A company is closed by the owner's decision and by support, never by a cascade: everything refers to it with no action.

alter table public.companies add constraint companies_payment_terms_fkey
  foreign key (payment_terms) references public.payment_terms (code);

alter table public.profiles add constraint profiles_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.profiles add constraint profiles_user_id_fkey
  foreign key (user_id) references auth.users (id) on delete set null;

alter table public.document_counters add constraint document_counters_company_id_fkey
  foreign key (company_id) references public.companies (id);

alter table public.customers add constraint customers_company_id_fkey
  foreign key (company_id) references public.companies (id);

alter table public.properties add constraint properties_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);

-- The property must be one of the customer's, so the reference runs over all three.
alter table public.quotes add constraint quotes_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.quotes add constraint quotes_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.quote_line_items add constraint quote_line_items_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;

alter table public.jobs add constraint jobs_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.jobs add constraint jobs_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.jobs add constraint jobs_quote_id_fkey
  foreign key (company_id, customer_id, quote_id) references public.quotes (company_id, customer_id, id);
alter table public.jobs add constraint jobs_assigned_to_fkey
  foreign key (company_id, assigned_to) references public.profiles (company_id, id);

alter table public.invoices add constraint invoices_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.invoices add constraint invoices_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.invoices add constraint invoices_job_id_fkey
  foreign key (company_id, customer_id, job_id) references public.jobs (company_id, customer_id, id);
alter table public.invoices add constraint invoices_payment_terms_fkey
  foreign key (payment_terms) references public.payment_terms (code);
alter table public.invoice_line_items add constraint invoice_line_items_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;

-- A payment follows its invoice's customer and currency.
alter table public.payments add constraint payments_invoice_id_fkey
  foreign key (company_id, customer_id, invoice_id, currency) references public.invoices (company_id, customer_id, id, currency);
alter table public.payments add constraint payments_method_fkey
  foreign key (method) references public.payment_methods (code);
alter table public.payments add constraint payments_recorded_by_fkey
  foreign key (company_id, recorded_by) references public.profiles (company_id, id);

-- The company's people and settings
alter table public.business_hours add constraint business_hours_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.tags add constraint tags_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.custom_fields add constraint custom_fields_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.tax_areas add constraint tax_areas_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.service_categories add constraint service_categories_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.service_items add constraint service_items_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.price_lists add constraint price_lists_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.lead_sources add constraint lead_sources_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.checklist_templates add constraint checklist_templates_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.message_templates add constraint message_templates_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.working_hours add constraint working_hours_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id) on delete cascade;
alter table public.time_off add constraint time_off_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.time_off add constraint time_off_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);
alter table public.labor_rates add constraint labor_rates_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.tax_area_rates add constraint tax_area_rates_tax_area_id_fkey
  foreign key (company_id, tax_area_id) references public.tax_areas (company_id, id) on delete cascade;

-- The catalogue
alter table public.service_categories add constraint service_categories_parent_id_fkey
  foreign key (company_id, parent_id) references public.service_categories (company_id, id);
alter table public.service_items add constraint service_items_category_id_fkey
  foreign key (company_id, category_id) references public.service_categories (company_id, id);
alter table public.service_item_costs add constraint service_item_costs_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id) on delete cascade;
alter table public.price_list_items add constraint price_list_items_price_list_id_fkey
  foreign key (company_id, price_list_id) references public.price_lists (company_id, id) on delete cascade;
alter table public.price_list_items add constraint price_list_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id) on delete cascade;

-- Customers and properties
alter table public.customers add constraint customers_lead_source_id_fkey
  foreign key (company_id, lead_source_id) references public.lead_sources (company_id, id);
alter table public.customers add constraint customers_price_list_id_fkey
  foreign key (company_id, price_list_id) references public.price_lists (company_id, id);
alter table public.customer_contacts add constraint customer_contacts_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.customer_logins add constraint customer_logins_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.customer_logins add constraint customer_logins_user_id_fkey
  foreign key (user_id) references auth.users (id) on delete set null;
alter table public.customer_tags add constraint customer_tags_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.customer_tags add constraint customer_tags_tag_id_fkey
  foreign key (company_id, tag_id) references public.tags (company_id, id) on delete cascade;
alter table public.properties add constraint properties_tax_area_id_fkey
  foreign key (company_id, tax_area_id) references public.tax_areas (company_id, id);
alter table public.property_tags add constraint property_tags_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id) on delete cascade;
alter table public.property_tags add constraint property_tags_tag_id_fkey
  foreign key (company_id, tag_id) references public.tags (company_id, id) on delete cascade;

-- Requests and quotes
alter table public.requests add constraint requests_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.requests add constraint requests_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.requests add constraint requests_lead_source_id_fkey
  foreign key (company_id, lead_source_id) references public.lead_sources (company_id, id);
alter table public.assessments add constraint assessments_request_id_fkey
  foreign key (company_id, request_id) references public.requests (company_id, id) on delete cascade;
alter table public.assessments add constraint assessments_assigned_to_fkey
  foreign key (company_id, assigned_to) references public.profiles (company_id, id);
alter table public.quotes add constraint quotes_request_id_fkey
  foreign key (company_id, customer_id, request_id) references public.requests (company_id, customer_id, id);
alter table public.quote_options add constraint quote_options_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.quote_line_items add constraint quote_line_items_option_id_fkey
  foreign key (company_id, quote_id, option_id) references public.quote_options (company_id, quote_id, id) on delete cascade;
alter table public.quote_line_items add constraint quote_line_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.quote_answers add constraint quote_answers_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id);
alter table public.quote_answers add constraint quote_answers_option_id_fkey
  foreign key (company_id, quote_id, option_id) references public.quote_options (company_id, quote_id, id);

-- Jobs and visits
alter table public.jobs add constraint jobs_request_id_fkey
  foreign key (company_id, customer_id, request_id) references public.requests (company_id, customer_id, id);
alter table public.job_line_items add constraint job_line_items_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.job_line_items add constraint job_line_items_visit_id_fkey
  foreign key (company_id, job_id, visit_id) references public.visits (company_id, job_id, id);
alter table public.job_line_items add constraint job_line_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.job_tags add constraint job_tags_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.job_tags add constraint job_tags_tag_id_fkey
  foreign key (company_id, tag_id) references public.tags (company_id, id) on delete cascade;
alter table public.visit_schedules add constraint visit_schedules_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.visit_schedules add constraint visit_schedules_assigned_to_fkey
  foreign key (company_id, assigned_to) references public.profiles (company_id, id);
alter table public.visits add constraint visits_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.visits add constraint visits_visit_schedule_id_fkey
  foreign key (company_id, job_id, visit_schedule_id) references public.visit_schedules (company_id, job_id, id);
alter table public.visit_assignments add constraint visit_assignments_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.visit_assignments add constraint visit_assignments_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.tasks add constraint tasks_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.tasks add constraint tasks_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.tasks add constraint tasks_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.tasks add constraint tasks_assigned_to_fkey
  foreign key (company_id, assigned_to) references public.profiles (company_id, id);
alter table public.checklist_template_items add constraint checklist_template_items_template_id_fkey
  foreign key (company_id, template_id) references public.checklist_templates (company_id, id) on delete cascade;
alter table public.checklists add constraint checklists_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.checklists add constraint checklists_template_id_fkey
  foreign key (company_id, template_id) references public.checklist_templates (company_id, id);
alter table public.checklist_items add constraint checklist_items_checklist_id_fkey
  foreign key (company_id, checklist_id) references public.checklists (company_id, id) on delete cascade;
alter table public.checklist_items add constraint checklist_items_answered_by_fkey
  foreign key (company_id, answered_by) references public.profiles (company_id, id);
alter table public.time_entries add constraint time_entries_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.time_entries add constraint time_entries_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.time_entries add constraint time_entries_visit_id_fkey
  foreign key (company_id, job_id, visit_id) references public.visits (company_id, job_id, id);
alter table public.time_entries add constraint time_entries_approved_by_fkey
  foreign key (company_id, approved_by) references public.profiles (company_id, id);
alter table public.expenses add constraint expenses_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.expenses add constraint expenses_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.expenses add constraint expenses_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);

-- Money
alter table public.invoices add constraint invoices_visit_id_fkey
  foreign key (company_id, job_id, visit_id) references public.visits (company_id, job_id, id);
alter table public.invoice_line_items add constraint invoice_line_items_job_line_item_id_fkey
  foreign key (company_id, job_line_item_id) references public.job_line_items (company_id, id);
alter table public.invoice_line_items add constraint invoice_line_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.invoice_taxes add constraint invoice_taxes_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;
alter table public.customer_credits add constraint customer_credits_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.customer_credits add constraint customer_credits_quote_id_fkey
  foreign key (company_id, customer_id, quote_id) references public.quotes (company_id, customer_id, id);
alter table public.customer_credits add constraint customer_credits_invoice_id_fkey
  foreign key (company_id, customer_id, invoice_id, currency) references public.invoices (company_id, customer_id, id, currency);
alter table public.customer_credits add constraint customer_credits_method_fkey
  foreign key (method) references public.payment_methods (code);
alter table public.credit_applications add constraint credit_applications_credit_id_fkey
  foreign key (company_id, customer_id, credit_id, currency) references public.customer_credits (company_id, customer_id, id, currency);
alter table public.credit_applications add constraint credit_applications_invoice_id_fkey
  foreign key (company_id, customer_id, invoice_id, currency) references public.invoices (company_id, customer_id, id, currency);
alter table public.refunds add constraint refunds_payment_id_fkey
  foreign key (company_id, payment_id, currency) references public.payments (company_id, id, currency);
alter table public.refunds add constraint refunds_credit_id_fkey
  foreign key (company_id, credit_id, currency) references public.customer_credits (company_id, id, currency);
alter table public.refunds add constraint refunds_method_fkey
  foreign key (method) references public.payment_methods (code);
alter table public.refunds add constraint refunds_recorded_by_fkey
  foreign key (company_id, recorded_by) references public.profiles (company_id, id);
alter table public.saved_payment_methods add constraint saved_payment_methods_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.saved_payment_methods add constraint saved_payment_methods_method_fkey
  foreign key (method) references public.payment_methods (code);

-- Words. What is written about a draft goes with it; a numbered document cannot be deleted anyway.
alter table public.custom_field_values add constraint custom_field_values_custom_field_id_fkey
  foreign key (company_id, custom_field_id, applies_to, kind) references public.custom_fields (company_id, id, applies_to, kind);
alter table public.custom_field_values add constraint custom_field_values_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.custom_field_values add constraint custom_field_values_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id) on delete cascade;
alter table public.custom_field_values add constraint custom_field_values_request_id_fkey
  foreign key (company_id, request_id) references public.requests (company_id, id) on delete cascade;
alter table public.custom_field_values add constraint custom_field_values_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.custom_field_values add constraint custom_field_values_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.custom_field_values add constraint custom_field_values_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;
alter table public.notes add constraint notes_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.notes add constraint notes_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id) on delete cascade;
alter table public.notes add constraint notes_request_id_fkey
  foreign key (company_id, request_id) references public.requests (company_id, id) on delete cascade;
alter table public.notes add constraint notes_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.notes add constraint notes_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.notes add constraint notes_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.notes add constraint notes_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;
alter table public.notes add constraint notes_author_id_fkey
  foreign key (company_id, author_id) references public.profiles (company_id, id);
alter table public.attachments add constraint attachments_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_property_id_fkey
  foreign key (company_id, property_id) references public.properties (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_request_id_fkey
  foreign key (company_id, request_id) references public.requests (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_expense_id_fkey
  foreign key (company_id, expense_id) references public.expenses (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_checklist_item_id_fkey
  foreign key (company_id, checklist_item_id) references public.checklist_items (company_id, id) on delete cascade;
alter table public.attachments add constraint attachments_uploaded_by_fkey
  foreign key (company_id, uploaded_by) references public.profiles (company_id, id);
alter table public.messages add constraint messages_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.messages add constraint messages_quote_id_fkey
  foreign key (company_id, customer_id, quote_id) references public.quotes (company_id, customer_id, id);
alter table public.messages add constraint messages_job_id_fkey
  foreign key (company_id, customer_id, job_id) references public.jobs (company_id, customer_id, id);
alter table public.messages add constraint messages_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id);
alter table public.messages add constraint messages_sent_by_fkey
  foreign key (company_id, sent_by) references public.profiles (company_id, id);
alter table public.reminder_rules add constraint reminder_rules_template_id_fkey
  foreign key (company_id, template_id) references public.message_templates (company_id, id);
alter table public.reminders add constraint reminders_rule_id_fkey
  foreign key (company_id, rule_id) references public.reminder_rules (company_id, id);
alter table public.reminders add constraint reminders_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.reminders add constraint reminders_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.reminders add constraint reminders_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id) on delete cascade;
alter table public.reminders add constraint reminders_message_id_fkey
  foreign key (company_id, message_id) references public.messages (company_id, id);
alter table public.notifications add constraint notifications_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id) on delete cascade;
alter table public.reviews add constraint reviews_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.reviews add constraint reviews_job_id_fkey
  foreign key (company_id, customer_id, job_id) references public.jobs (company_id, customer_id, id);
alter table public.audit_log add constraint audit_log_company_id_fkey
  foreign key (company_id) references public.companies (id);

-- Values -------------------------------------------------------------------------------------------------------------------------

alter table public.payment_terms add constraint payment_terms_net_days_not_negative check (net_days >= 0);

alter table public.companies add constraint companies_name_not_blank check (btrim(name) <> '');
alter table public.companies add constraint companies_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.companies add constraint companies_tax_rate_is_a_fraction check (default_tax_rate >= 0 and default_tax_rate < 1);

alter table public.profiles add constraint profiles_full_name_not_blank check (btrim(full_name) <> '');
alter table public.profiles add constraint profiles_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

alter table public.document_counters add constraint document_counters_start_at_one_or_more check (next_number >= 1);

alter table public.customers add constraint customers_have_a_name check (display_name <> '');
alter table public.customers add constraint customers_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

alter table public.properties add constraint properties_tax_rate_is_a_fraction check (tax_rate >= 0 and tax_rate < 1);

alter table public.quotes add constraint quotes_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.quotes add constraint quotes_tax_rate_is_a_fraction check (tax_rate >= 0 and tax_rate < 1);
alter table public.quotes add constraint quotes_have_a_number_once_sent check (status in ('draft', 'archived') or number is not null);
alter table public.quotes add constraint quotes_total_not_negative check (subtotal + tax_total >= 0);

alter table public.quote_line_items add constraint quote_line_items_quantity_is_positive check (quantity > 0);
alter table public.quote_line_items add constraint quote_line_items_only_discounts_are_negative
  check (case when kind = 'discount' then unit_price <= 0 else unit_price >= 0 end);

alter table public.jobs add constraint jobs_schedule_has_both_ends check ((scheduled_start is null) = (scheduled_end is null));
alter table public.jobs add constraint jobs_end_after_they_start check (scheduled_end > scheduled_start);
alter table public.jobs add constraint jobs_are_scheduled_with_a_time check (status <> 'scheduled' or scheduled_start is not null);
alter table public.jobs add constraint jobs_complete_after_they_started check (completed_at >= started_at);
alter table public.jobs add constraint jobs_completed_says_when check ((status = 'completed') = (completed_at is not null));
alter table public.jobs add constraint jobs_cancelled_says_why check (status <> 'cancelled' or cancellation_reason is not null);
alter table public.jobs add constraint jobs_arrival_window_not_negative check (arrival_window_minutes >= 0);

-- A technician is in one place at a time, unless somebody says why not.
alter table public.jobs add constraint jobs_technician_is_free
  exclude using gist (company_id with =, assigned_to with =, tstzrange(scheduled_start, scheduled_end) with &&)
  where (status in ('scheduled', 'in_progress') and scheduled_start is not null and double_booking_reason is null);

alter table public.invoices add constraint invoices_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.invoices add constraint invoices_tax_rate_is_a_fraction check (tax_rate >= 0 and tax_rate < 1);
alter table public.invoices add constraint invoices_total_not_negative check (subtotal + tax_total >= 0);
alter table public.invoices add constraint invoices_not_overpaid check (amount_paid <= subtotal + tax_total);
alter table public.invoices add constraint invoices_paid_means_no_balance check (status <> 'paid' or amount_paid = subtotal + tax_total);
alter table public.invoices add constraint invoices_issued_have_number_and_dates
  check ((status = 'draft') = (number is null) and (status = 'draft' or (issued_on is not null and due_on is not null)));
alter table public.invoices add constraint invoices_due_after_issue check (due_on >= issued_on);
alter table public.invoices add constraint invoices_void_says_why check (status <> 'void' or void_reason is not null);
alter table public.invoices add constraint invoices_void_keeps_no_payment check (status <> 'void' or amount_paid = 0);

alter table public.invoice_line_items add constraint invoice_line_items_quantity_is_positive check (quantity > 0);
alter table public.invoice_line_items add constraint invoice_line_items_only_discounts_are_negative
  check (case when kind = 'discount' then unit_price <= 0 else unit_price >= 0 end);

alter table public.payments add constraint payments_amount_is_positive check (amount > 0);

alter table public.companies add constraint companies_quote_valid_days_is_positive check (quote_valid_days > 0);

alter table public.working_hours add constraint working_hours_weekday_is_iso check (weekday between 1 and 7);
alter table public.working_hours add constraint working_hours_end_after_they_start check (ends_at > starts_at);
alter table public.business_hours add constraint business_hours_weekday_is_iso check (weekday between 1 and 7);
alter table public.business_hours add constraint business_hours_close_after_they_open check (closes_at > opens_at);
alter table public.time_off add constraint time_off_ends_after_it_starts check (ends_at > starts_at);
alter table public.labor_rates add constraint labor_rates_cost_not_negative check (cost_per_hour >= 0);
alter table public.labor_rates add constraint labor_rates_end_after_they_start check (valid_until >= valid_from);

-- Ranges that may not overlap. A day is in exactly one, so no price, tax or wage is ever ambiguous.
alter table public.working_hours add constraint working_hours_do_not_overlap
  exclude using gist (company_id with =, profile_id with =, weekday with =,
                      int4range(extract(epoch from starts_at)::integer, extract(epoch from ends_at)::integer) with &&);
alter table public.time_off add constraint time_off_is_taken_once
  exclude using gist (company_id with =, profile_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'declined');
alter table public.labor_rates add constraint labor_rates_one_at_a_time
  exclude using gist (company_id with =, profile_id with =, daterange(valid_from, valid_until, '[]') with &&);
alter table public.tax_area_rates add constraint tax_area_rates_one_at_a_time
  exclude using gist (company_id with =, tax_area_id with =, name with =, daterange(valid_from, valid_until, '[]') with &&);
alter table public.price_list_items add constraint price_list_items_one_price_at_a_time
  exclude using gist (company_id with =, price_list_id with =, service_item_id with =, daterange(valid_from, valid_until, '[]') with &&);

alter table public.tags add constraint tags_name_not_blank check (btrim(name) <> '');
alter table public.tags add constraint tags_color_is_hex check (color ~ '^#[0-9a-f]{6}$');
alter table public.profiles add constraint profiles_color_is_hex check (color ~ '^#[0-9a-f]{6}$');
alter table public.custom_fields add constraint custom_fields_hold_simple_values
  check (kind in ('text', 'number', 'boolean', 'date', 'choice'));
alter table public.custom_fields add constraint custom_fields_choice_has_choices
  check ((kind = 'choice') = (coalesce(cardinality(choices), 0) > 0));
alter table public.custom_field_values add constraint custom_field_values_fit_their_kind check (
  num_nonnulls(text_value, number_value, boolean_value, date_value) = 1
  and case kind
        when 'number' then number_value is not null
        when 'boolean' then boolean_value is not null
        when 'date' then date_value is not null
        else text_value is not null
      end);
alter table public.custom_field_values add constraint custom_field_values_belong_to_one_thing check (
  num_nonnulls(customer_id, property_id, request_id, quote_id, job_id, invoice_id) = 1
  and case applies_to
        when 'customer' then customer_id
        when 'property' then property_id
        when 'request' then request_id
        when 'quote' then quote_id
        when 'job' then job_id
        when 'invoice' then invoice_id
      end is not null);

alter table public.tax_area_rates add constraint tax_area_rates_rate_is_a_fraction check (rate >= 0 and rate < 1);
alter table public.tax_area_rates add constraint tax_area_rates_end_after_they_start check (valid_until >= valid_from);

alter table public.service_items add constraint service_items_name_not_blank check (btrim(name) <> '');
alter table public.service_items add constraint service_items_only_discounts_are_negative
  check (case when kind = 'discount' then unit_price <= 0 else unit_price >= 0 end);
alter table public.service_items add constraint service_items_duration_is_positive check (duration_minutes > 0);
alter table public.service_item_costs add constraint service_item_costs_cost_not_negative check (unit_cost >= 0);
alter table public.service_categories add constraint service_categories_not_inside_themselves check (parent_id <> id);
alter table public.price_list_items add constraint price_list_items_end_after_they_start check (valid_until >= valid_from);

alter table public.customer_contacts add constraint customer_contacts_have_a_name check (btrim(full_name) <> '');
alter table public.customer_contacts add constraint customer_contacts_email_looks_like_one
  check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');
alter table public.customer_logins add constraint customer_logins_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

alter table public.properties add constraint properties_latitude_is_on_earth check (latitude between -90 and 90);
alter table public.properties add constraint properties_longitude_is_on_earth check (longitude between -180 and 180);
alter table public.properties add constraint properties_position_has_both_parts check ((latitude is null) = (longitude is null));

alter table public.requests add constraint requests_title_not_blank check (btrim(title) <> '');
alter table public.requests add constraint requests_declined_say_why check (status <> 'declined' or declined_reason is not null);
alter table public.assessments add constraint assessments_end_after_they_start check (scheduled_end > scheduled_start);

alter table public.quotes add constraint quotes_deposit_is_positive check (deposit_amount > 0);
alter table public.quote_line_items add constraint quote_line_items_only_optional_ones_are_left_out check (is_optional or is_selected);
alter table public.quote_answers add constraint quote_answers_are_signed check (btrim(signer) <> '');
alter table public.quote_answers add constraint quote_answers_changes_say_which
  check (decision <> 'changes_requested' or comment is not null);

alter table public.job_line_items add constraint job_line_items_quantity_is_positive check (quantity > 0);
alter table public.job_line_items add constraint job_line_items_only_discounts_are_negative
  check (case when kind = 'discount' then unit_price <= 0 else unit_price >= 0 end);
alter table public.job_line_items add constraint job_line_items_cost_not_negative check (unit_cost >= 0);

alter table public.visit_schedules add constraint visit_schedules_repeat_every_one_or_more check (every >= 1);
alter table public.visit_schedules add constraint visit_schedules_weekdays_are_iso
  check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(weekdays) > 0);
alter table public.visit_schedules add constraint visit_schedules_weekdays_are_of_weeks check (weekdays is null or repeats = 'weekly');
alter table public.visit_schedules add constraint visit_schedules_end_after_they_start check (ends_on >= starts_on);
alter table public.visit_schedules add constraint visit_schedules_duration_is_positive check (duration_minutes > 0);

alter table public.visits add constraint visits_schedule_has_both_ends check ((scheduled_start is null) = (scheduled_end is null));
alter table public.visits add constraint visits_end_after_they_start check (scheduled_end > scheduled_start);
alter table public.visits add constraint visits_are_scheduled_with_a_time
  check (status not in ('scheduled', 'dispatched') or scheduled_start is not null);
alter table public.visits add constraint visits_arrival_window_not_negative check (arrival_window_minutes >= 0);
alter table public.visits add constraint visits_arrive_after_they_left check (arrived_at >= on_my_way_at);
alter table public.visits add constraint visits_start_after_they_arrived check (started_at >= arrived_at);
alter table public.visits add constraint visits_complete_after_they_started check (completed_at >= started_at);
alter table public.visits add constraint visits_done_says_when check ((status = 'done') = (completed_at is not null));
alter table public.visits add constraint visits_cancelled_say_why
  check (status not in ('cancelled', 'no_show') or cancellation_reason is not null);
alter table public.visits add constraint visits_of_a_schedule_know_their_day check ((visit_schedule_id is null) = (occurs_on is null));
alter table public.visit_assignments add constraint visit_assignments_technician_is_free
  exclude using gist (company_id with =, profile_id with =, during with &&) where (is_exclusive);
alter table public.tasks add constraint tasks_title_not_blank check (btrim(title) <> '');

alter table public.checklist_template_items add constraint checklist_template_items_choice_has_choices
  check ((kind = 'choice') = (coalesce(cardinality(choices), 0) > 0));
alter table public.checklist_items add constraint checklist_items_answer_fits_the_kind check (
  num_nonnulls(text_answer, number_answer, boolean_answer, date_answer, result) = 0
  or num_nonnulls(text_answer, number_answer, boolean_answer, date_answer, result) = 1
     and case kind
           when 'number' then number_answer is not null
           when 'boolean' then boolean_answer is not null
           when 'date' then date_answer is not null
           when 'pass_fail' then result is not null
           when 'choice' then text_answer = any (choices)
           else text_answer is not null
         end);

alter table public.time_entries add constraint time_entries_end_after_they_start check (ended_at > started_at);
alter table public.time_entries add constraint time_entries_visit_names_its_job check (visit_id is null or job_id is not null);
alter table public.time_entries add constraint time_entries_approval_says_who_and_when
  check ((approved_by is null) = (approved_at is null));
alter table public.time_entries add constraint time_entries_running_is_not_approved check (approved_at is null or ended_at is not null);
alter table public.time_entries add constraint time_entries_do_not_overlap
  exclude using gist (company_id with =, profile_id with =, tstzrange(started_at, ended_at) with &&);
alter table public.expenses add constraint expenses_amount_is_positive check (amount > 0);
alter table public.expenses add constraint expenses_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.expenses add constraint expenses_decision_says_who check (status = 'submitted' or decided_by is not null);

alter table public.invoices add constraint invoices_visit_names_its_job check (visit_id is null or job_id is not null);
alter table public.invoice_taxes add constraint invoice_taxes_rate_is_a_fraction check (rate >= 0 and rate < 1);
alter table public.payments add constraint payments_tip_not_negative check (tip_amount >= 0);
alter table public.payments add constraint payments_not_refunded_twice check (refunded_amount between 0 and amount);
alter table public.customer_credits add constraint customer_credits_amount_is_positive check (amount > 0);
alter table public.customer_credits add constraint customer_credits_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.customer_credits add constraint customer_credits_not_overdrawn
  check (applied_amount >= 0 and refunded_amount >= 0 and applied_amount + refunded_amount <= amount);
alter table public.customer_credits add constraint customer_credits_void_is_unused
  check (status <> 'void' or applied_amount = 0 and refunded_amount = 0);
alter table public.customer_credits add constraint customer_credits_received_says_how
  check ((kind in ('deposit', 'overpayment')) = (method is not null));
alter table public.customer_credits add constraint customer_credits_given_says_why
  check (kind in ('deposit', 'overpayment') or reason is not null);
alter table public.customer_credits add constraint customer_credits_note_names_its_invoice
  check (kind <> 'credit_note' or invoice_id is not null);
alter table public.credit_applications add constraint credit_applications_amount_is_positive check (amount > 0);
alter table public.refunds add constraint refunds_amount_is_positive check (amount > 0);
alter table public.refunds add constraint refunds_give_back_one_thing check (num_nonnulls(payment_id, credit_id) = 1);

alter table public.notes add constraint notes_body_not_blank check (btrim(body) <> '');
alter table public.notes add constraint notes_are_about_one_thing
  check (num_nonnulls(customer_id, property_id, request_id, quote_id, job_id, visit_id, invoice_id) = 1);
alter table public.attachments add constraint attachments_belong_to_one_thing check (
  num_nonnulls(customer_id, property_id, request_id, quote_id, job_id, visit_id, invoice_id, expense_id, checklist_item_id) = 1);
alter table public.attachments add constraint attachments_path_begins_with_the_company
  check (starts_with(storage_path, company_id::text || '/'));
alter table public.attachments add constraint attachments_size_not_negative check (byte_size >= 0);

alter table public.message_templates add constraint message_templates_email_has_a_subject check (channel <> 'email' or subject is not null);
alter table public.messages add constraint messages_body_not_blank check (btrim(body) <> '');
alter table public.messages add constraint messages_inbound_are_received check ((direction = 'inbound') = (status = 'received'));
alter table public.messages add constraint messages_failed_say_why check (status <> 'failed' or failure is not null);
alter table public.reminders add constraint reminders_are_about_one_thing check (num_nonnulls(quote_id, visit_id, invoice_id) = 1);
alter table public.reviews add constraint reviews_rating_is_one_to_five check (rating between 1 and 5);
alter table public.reviews add constraint reviews_submitted_have_a_rating
  check ((status = 'requested') = (rating is null) and (rating is null) = (submitted_at is null));
