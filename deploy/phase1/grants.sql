-- Who may try what. The platform grants everything in public to everybody by default and leaves the rest to policies; here the API
-- roles get what the app uses, and the public key (anon) nothing. Two locks on one door: a forgotten policy opens nothing.

revoke all on public.payment_terms, public.payment_methods, public.companies, public.profiles, public.document_counters,
  public.customers, public.properties, public.quotes, public.quote_line_items, public.jobs, public.invoices,
  public.invoice_line_items, public.payments, public.quote_overview, public.job_board, public.invoice_balances,
  public.customer_balances
  from anon, authenticated;

grant select on public.payment_terms, public.payment_methods, public.document_counters to authenticated;
grant select, update on public.companies to authenticated;
grant select, insert, update on public.customers, public.jobs, public.payments to authenticated;
grant select, insert, update, delete on public.properties, public.quotes, public.quote_line_items, public.invoices,
  public.invoice_line_items to authenticated;
grant select on public.quote_overview, public.job_board, public.invoice_balances, public.customer_balances to authenticated;

-- A login is linked by private.accept_invitations() alone: user_id is nobody's to write.
grant select, delete on public.profiles to authenticated;
grant insert (company_id, role, full_name, email, phone, job_title, color) on public.profiles to authenticated;
grant update (role, full_name, email, phone, is_active, job_title, color) on public.profiles to authenticated;

-- Servers with the secret key: past row level security, not past triggers and constraints.
grant select, insert, update, delete on public.payment_terms, public.payment_methods, public.companies, public.profiles,
  public.document_counters, public.customers, public.properties, public.quotes, public.quote_line_items, public.jobs,
  public.invoices, public.invoice_line_items, public.payments to service_role;
grant select on public.quote_overview, public.job_board, public.invoice_balances, public.customer_balances to service_role;

-- The same for what surrounds them.
revoke all on public.business_hours, public.working_hours, public.time_off, public.labor_rates, public.tags,
  public.custom_fields, public.tax_areas, public.tax_area_rates, public.service_categories, public.service_items,
  public.service_item_costs, public.price_lists, public.price_list_items, public.lead_sources, public.customer_contacts,
  public.customer_logins, public.customer_tags, public.property_tags, public.requests, public.assessments, public.quote_options,
  public.quote_answers, public.job_line_items, public.job_tags, public.visit_schedules, public.visits, public.visit_assignments,
  public.tasks, public.checklist_templates, public.checklist_template_items, public.checklists, public.checklist_items,
  public.time_entries, public.expenses, public.invoice_taxes, public.customer_credits, public.credit_applications,
  public.refunds, public.saved_payment_methods, public.custom_field_values, public.notes, public.attachments,
  public.message_templates, public.messages, public.reminder_rules, public.reminders, public.notifications, public.reviews,
  public.audit_log, public.visit_board, public.technician_schedule, public.request_inbox, public.job_costs,
  public.timesheet_days, public.customer_ledger, public.status_history, public.company_figures
  from anon, authenticated;

grant select, insert, update, delete on public.business_hours, public.working_hours, public.time_off, public.labor_rates,
  public.tags, public.custom_fields, public.tax_areas, public.tax_area_rates, public.service_categories, public.service_items,
  public.service_item_costs, public.price_lists, public.price_list_items, public.lead_sources, public.customer_contacts,
  public.quote_options, public.visit_schedules, public.visit_assignments, public.tasks, public.checklist_templates,
  public.checklist_template_items, public.time_entries, public.saved_payment_methods, public.custom_field_values, public.notes,
  public.message_templates, public.reminder_rules, public.assessments, public.job_line_items
  to authenticated;
grant select, insert, update on public.requests, public.visits, public.expenses, public.customer_credits, public.refunds,
  public.checklist_items
  to authenticated;
grant select, insert, delete on public.customer_tags, public.property_tags, public.job_tags, public.credit_applications,
  public.attachments, public.checklists
  to authenticated;
grant select on public.invoice_taxes, public.quote_answers, public.reminders, public.audit_log, public.visit_board,
  public.technician_schedule, public.request_inbox, public.job_costs, public.timesheet_days, public.customer_ledger,
  public.status_history, public.company_figures
  to authenticated;

-- Of these, some columns are nobody's to write: a portal log-in is linked as a member's is, a review belongs to who gave it.
grant select, delete on public.customer_logins to authenticated;
grant insert (company_id, customer_id, email) on public.customer_logins to authenticated;
grant update (is_active) on public.customer_logins to authenticated;
grant select, insert on public.messages to authenticated;
grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;
grant select, insert on public.reviews to authenticated;
grant update (status, response) on public.reviews to authenticated;

grant select, insert, update, delete on public.business_hours, public.working_hours, public.time_off, public.labor_rates,
  public.tags, public.custom_fields, public.tax_areas, public.tax_area_rates, public.service_categories, public.service_items,
  public.service_item_costs, public.price_lists, public.price_list_items, public.lead_sources, public.customer_contacts,
  public.customer_logins, public.customer_tags, public.property_tags, public.requests, public.assessments, public.quote_options,
  public.quote_answers, public.job_line_items, public.job_tags, public.visit_schedules, public.visits, public.visit_assignments,
  public.tasks, public.checklist_templates, public.checklist_template_items, public.checklists, public.checklist_items,
  public.time_entries, public.expenses, public.invoice_taxes, public.customer_credits, public.credit_applications,
  public.refunds, public.saved_payment_methods, public.custom_field_values, public.notes, public.attachments,
  public.message_templates, public.messages, public.reminder_rules, public.reminders, public.notifications, public.reviews
  to service_role;
grant select on public.audit_log, public.visit_board, public.technician_schedule, public.request_inbox, public.job_costs,
  public.timesheet_days, public.customer_ledger, public.status_history, public.company_figures
  to service_role;

-- Policies are evaluated with the reader's rights: the reader must reach the look-ups.
grant usage on schema private to authenticated, service_role;
revoke execute on function private.my_companies() from public;
revoke execute on function private.my_companies_as(public.member_role[]) from public;
revoke execute on function private.my_profiles() from public;
grant execute on function private.my_companies() to authenticated, service_role;
grant execute on function private.my_companies_as(public.member_role[]) to authenticated, service_role;
grant execute on function private.my_profiles() to authenticated, service_role;
revoke execute on function private.my_visits() from public;
revoke execute on function private.my_jobs() from public;
revoke execute on function private.my_requests() from public;
revoke execute on function private.my_checklists() from public;
revoke execute on function private.my_customers() from public;
revoke execute on function private.my_providers() from public;
revoke execute on function private.my_quotes() from public;
revoke execute on function private.my_invoices() from public;
revoke execute on function private.follow_visits(uuid) from public;
revoke execute on function private.refuse_double_billing(public.invoice_line_items) from public;
revoke execute on function private.apply_deposits(uuid) from public;
grant execute on function private.my_visits() to authenticated, service_role;
grant execute on function private.my_jobs() to authenticated, service_role;
grant execute on function private.my_requests() to authenticated, service_role;
grant execute on function private.my_checklists() to authenticated, service_role;
grant execute on function private.my_customers() to authenticated, service_role;
grant execute on function private.my_providers() to authenticated, service_role;
grant execute on function private.my_quotes() to authenticated, service_role;
grant execute on function private.my_invoices() to authenticated, service_role;
grant execute on function private.today_at(uuid) to authenticated, service_role;
grant execute on function private.apply_deposits(uuid) to authenticated, service_role;

-- Who may call the steps of the business stands beside them, in steps.sql.
