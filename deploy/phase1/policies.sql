-- Row level security: on for every table, one policy per table and action (several permissive ones would be OR-ed together, each
-- evaluated for every row). What has no policy is refused, so a missing DELETE here means: never through the API.
--
--                          owner  admin  dispatcher  technician            accountant  customer (portal)
--   company, people        all*   all*   read        read                  read        -
--   wages, audit trail     write  write  -           -                     read wages  -
--   catalogue, prices      write  write  read        read                  read        what can be booked
--   taxes                  write  write  read        read                  write       -
--   customers, properties  write  write  write       of own jobs: read     read        -
--   requests               write  write  write       to assess: read       read        own: read, make
--   quotes                 write  write  write       -                     read        own, once sent: read
--   jobs, visits           write  write  write       own: status           read        by portal_visits()
--   checklists             write  write  write       own visits: answer    read        -
--   time, expenses         write  write  write       own: write            write       -
--   invoices               write  write  read        -                     write       own, once issued: read
--   payments, credit       write  write  -           -                     write       own credit: read
--   notes, attachments     write  write  write       own jobs: write       write       what is marked for them
--   messages               write  write  write       -                     write       own: read
--   * only an owner makes, changes or removes an owner
--
-- Every look-up stands in `= any (array(select …))`: evaluated once for a statement, and an index on the column can serve it, also on
-- either side of an OR. Written as `in (select …)` it becomes a filter that reads the rows of all companies.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

alter table public.payment_terms enable row level security;
alter table public.payment_methods enable row level security;
alter table public.companies enable row level security;
alter table public.profiles enable row level security;
alter table public.document_counters enable row level security;
alter table public.customers enable row level security;
alter table public.properties enable row level security;
alter table public.quotes enable row level security;
alter table public.quote_line_items enable row level security;
alter table public.jobs enable row level security;
alter table public.invoices enable row level security;
alter table public.invoice_line_items enable row level security;
alter table public.payments enable row level security;
alter table public.business_hours enable row level security;
alter table public.working_hours enable row level security;
alter table public.time_off enable row level security;
alter table public.labor_rates enable row level security;
alter table public.tags enable row level security;
alter table public.custom_fields enable row level security;
alter table public.tax_areas enable row level security;
alter table public.tax_area_rates enable row level security;
alter table public.service_categories enable row level security;
alter table public.service_items enable row level security;
alter table public.service_item_costs enable row level security;
alter table public.price_lists enable row level security;
alter table public.price_list_items enable row level security;
alter table public.lead_sources enable row level security;
alter table public.customer_contacts enable row level security;
alter table public.customer_logins enable row level security;
alter table public.customer_tags enable row level security;
alter table public.property_tags enable row level security;
alter table public.requests enable row level security;
alter table public.assessments enable row level security;
alter table public.quote_options enable row level security;
alter table public.quote_answers enable row level security;
alter table public.job_line_items enable row level security;
alter table public.job_tags enable row level security;
alter table public.visit_schedules enable row level security;
alter table public.visits enable row level security;
alter table public.visit_assignments enable row level security;
alter table public.tasks enable row level security;
alter table public.checklist_templates enable row level security;
alter table public.checklist_template_items enable row level security;
alter table public.checklists enable row level security;
alter table public.checklist_items enable row level security;
alter table public.time_entries enable row level security;
alter table public.expenses enable row level security;
alter table public.invoice_taxes enable row level security;
alter table public.customer_credits enable row level security;
alter table public.credit_applications enable row level security;
alter table public.refunds enable row level security;
alter table public.saved_payment_methods enable row level security;
alter table public.custom_field_values enable row level security;
alter table public.notes enable row level security;
alter table public.attachments enable row level security;
alter table public.message_templates enable row level security;
alter table public.messages enable row level security;
alter table public.reminder_rules enable row level security;
alter table public.reminders enable row level security;
alter table public.notifications enable row level security;
alter table public.reviews enable row level security;
alter table public.audit_log enable row level security;

-- Reference
create policy "Everybody signed in reads payment terms" on public.payment_terms
  for select to authenticated using (true);
create policy "Everybody signed in reads payment methods" on public.payment_methods
  for select to authenticated using (true);

-- The company and its people
create policy "Members read their company" on public.companies
  for select to authenticated using (id = any (array(select private.my_companies())));
create policy "Owners and admins change their company" on public.companies
  for update to authenticated using (id = any (array(select private.my_companies_as('owner', 'admin'))));

create policy "Members read their colleagues" on public.profiles
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins invite" on public.profiles
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner')))
    or (role <> 'owner' and company_id = any (array(select private.my_companies_as('admin')))));
create policy "Owners and admins change members" on public.profiles
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner')))
    or (role <> 'owner' and company_id = any (array(select private.my_companies_as('admin')))));
create policy "Owners and admins remove members" on public.profiles
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner')))
    or (role <> 'owner' and company_id = any (array(select private.my_companies_as('admin')))));

create policy "Owners and admins read number series" on public.document_counters
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));

-- Customers and where they want the work done
create policy "The office reads customers, technicians those of their jobs" on public.customers
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select customer_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office adds customers" on public.customers
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes customers" on public.customers
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

create policy "The office reads properties, technicians those of their jobs" on public.properties
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office adds properties" on public.properties
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes properties" on public.properties
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes unused properties" on public.properties
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Quotes
create policy "The office reads quotes" on public.quotes
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select private.my_quotes())));
create policy "The office makes quotes" on public.quotes
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes quotes" on public.quotes
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office deletes draft quotes" on public.quotes
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

create policy "The office reads quote lines" on public.quote_line_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and quote_id = any (array(select private.my_quotes())));
create policy "The office adds quote lines" on public.quote_line_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes quote lines" on public.quote_line_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office deletes quote lines" on public.quote_line_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Jobs: what a technician may change in his own is decided by private.guard_job()
create policy "The office reads jobs, technicians their own" on public.jobs
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select private.my_jobs())));
create policy "The office makes jobs" on public.jobs
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes jobs, technicians the state of their own" on public.jobs
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and id = any (array(select private.my_jobs())));

-- Invoices
create policy "The office reads invoices" on public.invoices
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select private.my_invoices())));
create policy "Accounting makes invoices" on public.invoices
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes invoices" on public.invoices
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting deletes draft invoices" on public.invoices
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

create policy "The office reads invoice lines" on public.invoice_line_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and invoice_id = any (array(select private.my_invoices())));
create policy "Accounting adds invoice lines" on public.invoice_line_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes invoice lines" on public.invoice_line_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting deletes invoice lines" on public.invoice_line_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- Payments
create policy "Accounting reads payments" on public.payments
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting records payments" on public.payments
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting corrects payments" on public.payments
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- What the company is set up with
create policy "Members read business hours" on public.business_hours
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add business hours" on public.business_hours
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change business hours" on public.business_hours
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove business hours" on public.business_hours
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read working hours" on public.working_hours
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds working hours" on public.working_hours
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes working hours" on public.working_hours
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes working hours" on public.working_hours
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office and the member read time off" on public.time_off
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office enters time off, members ask for theirs" on public.time_off
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or status = 'requested' and company_id = any (array(select private.my_companies()))
       and profile_id = any (array(select private.my_profiles())));
create policy "The office decides on time off" on public.time_off
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes time off, members what is not decided" on public.time_off
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or status = 'requested' and company_id = any (array(select private.my_companies()))
       and profile_id = any (array(select private.my_profiles())));
create policy "Accounting reads wages" on public.labor_rates
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Owners and admins add wages" on public.labor_rates
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change wages" on public.labor_rates
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove wages" on public.labor_rates
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read tags" on public.tags
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds tags" on public.tags
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes tags" on public.tags
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes tags" on public.tags
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read custom fields" on public.custom_fields
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add custom fields" on public.custom_fields
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change custom fields" on public.custom_fields
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove custom fields" on public.custom_fields
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read tax areas" on public.tax_areas
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Accounting adds tax areas" on public.tax_areas
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes tax areas" on public.tax_areas
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting removes tax areas" on public.tax_areas
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Members read tax rates" on public.tax_area_rates
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Accounting adds tax rates" on public.tax_area_rates
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes tax rates" on public.tax_area_rates
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting removes tax rates" on public.tax_area_rates
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "The office reads lead sources" on public.lead_sources
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office adds lead sources" on public.lead_sources
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes lead sources" on public.lead_sources
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes lead sources" on public.lead_sources
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- The catalogue
create policy "Members read categories" on public.service_categories
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add categories" on public.service_categories
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change categories" on public.service_categories
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove categories" on public.service_categories
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read the catalogue, customers what can be booked" on public.service_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies()))
    or is_bookable and not is_archived and company_id = any (array(select private.my_providers())));
create policy "Owners and admins add to the catalogue" on public.service_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change the catalogue" on public.service_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove what was never sold" on public.service_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads costs" on public.service_item_costs
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add costs" on public.service_item_costs
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change costs" on public.service_item_costs
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove costs" on public.service_item_costs
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read price lists" on public.price_lists
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add price lists" on public.price_lists
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change price lists" on public.price_lists
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove price lists" on public.price_lists
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Members read list prices" on public.price_list_items
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "Owners and admins add list prices" on public.price_list_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change list prices" on public.price_list_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove list prices" on public.price_list_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));

-- Around customers
create policy "The office reads contacts, technicians those of their jobs" on public.customer_contacts
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies()))
       and customer_id = any (array(select customer_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office adds contacts" on public.customer_contacts
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes contacts" on public.customer_contacts
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes contacts" on public.customer_contacts
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads portal log-ins, customers their own" on public.customer_logins
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or user_id = (select auth.uid()));
create policy "The office adds portal log-ins" on public.customer_logins
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes portal log-ins" on public.customer_logins
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes portal log-ins" on public.customer_logins
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read tags of customers" on public.customer_tags
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds tags of customers" on public.customer_tags
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes tags of customers" on public.customer_tags
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read tags of properties" on public.property_tags
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds tags of properties" on public.property_tags
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes tags of properties" on public.property_tags
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read tags of jobs" on public.job_tags
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds tags of jobs" on public.job_tags
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes tags of jobs" on public.job_tags
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Requests
create policy "The office reads requests, others those that concern them" on public.requests
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers()))
    or id = any (array(select private.my_requests())));
create policy "The office and customers make requests" on public.requests
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "The office changes requests" on public.requests
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads assessments, technicians their own" on public.assessments
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and assigned_to = any (array(select private.my_profiles())));
create policy "The office plans assessments" on public.assessments
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes assessments, technicians their findings" on public.assessments
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and assigned_to = any (array(select private.my_profiles())));
create policy "The office removes assessments" on public.assessments
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));

-- Around quotes: answers are written by answer_quote() alone
create policy "The office reads packages, customers their own" on public.quote_options
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and quote_id = any (array(select private.my_quotes())));
create policy "The office adds packages" on public.quote_options
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes packages" on public.quote_options
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes packages" on public.quote_options
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads answers, customers their own" on public.quote_answers
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and quote_id = any (array(select private.my_quotes())));

-- Work: what a technician may change of a visit is decided by private.guard_visit()
create policy "The office reads work, technicians that of their jobs" on public.job_line_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs())));
create policy "The office adds work, technicians to their jobs" on public.job_line_items
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs())));
create policy "The office changes work" on public.job_line_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes work" on public.job_line_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads schedules, technicians those of their jobs" on public.visit_schedules
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs())));
create policy "The office adds schedules" on public.visit_schedules
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes schedules" on public.visit_schedules
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes schedules" on public.visit_schedules
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads visits, technicians their own" on public.visits
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or id = any (array(select private.my_visits())));
create policy "The office plans visits" on public.visits
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes visits, technicians the state of their own" on public.visits
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and id = any (array(select private.my_visits())));
create policy "The office reads assignments, technicians those of their visits" on public.visit_assignments
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office adds assignments" on public.visit_assignments
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes assignments" on public.visit_assignments
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes assignments" on public.visit_assignments
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads tasks, members their own" on public.tasks
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and assigned_to = any (array(select private.my_profiles())));
create policy "The office makes tasks" on public.tasks
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes tasks, members their own" on public.tasks
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and assigned_to = any (array(select private.my_profiles())));
create policy "The office removes tasks" on public.tasks
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Members read forms" on public.checklist_templates
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds forms" on public.checklist_templates
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes forms" on public.checklist_templates
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes forms" on public.checklist_templates
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Members read questions of forms" on public.checklist_template_items
  for select to authenticated using (company_id = any (array(select private.my_companies())));
create policy "The office adds questions of forms" on public.checklist_template_items
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office changes questions of forms" on public.checklist_template_items
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office removes questions of forms" on public.checklist_template_items
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads checklists, technicians those of their visits" on public.checklists
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office adds checklists, technicians to their visits" on public.checklists
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "The office removes checklists" on public.checklists
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office reads answers on checklists, technicians theirs" on public.checklist_items
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and checklist_id = any (array(select private.my_checklists())));
create policy "The office adds questions to checklists, technicians to theirs" on public.checklist_items
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and checklist_id = any (array(select private.my_checklists())));
create policy "The office answers checklists, technicians theirs" on public.checklist_items
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher')))
    or company_id = any (array(select private.my_companies())) and checklist_id = any (array(select private.my_checklists())));

-- Time and expenses: who approves is decided by private.guard_time_entry() and private.guard_expense()
create policy "The office reads time, members their own" on public.time_entries
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office clocks time, members their own" on public.time_entries
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office changes time, members their own" on public.time_entries
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office removes time" on public.time_entries
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads expenses, members their own" on public.expenses
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "The office enters expenses, members their own" on public.expenses
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));
create policy "Accounting decides on expenses, members change their own" on public.expenses
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
    or company_id = any (array(select private.my_companies())) and profile_id = any (array(select private.my_profiles())));

-- Around invoices and payments
create policy "The office reads taxes of invoices, customers their own" on public.invoice_taxes
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and invoice_id = any (array(select private.my_invoices())));
create policy "Accounting reads credit, customers their own" on public.customer_credits
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant')))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "Accounting enters credit" on public.customer_credits
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting voids credit" on public.customer_credits
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting reads applied credit" on public.credit_applications
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting applies credit" on public.credit_applications
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting takes credit back" on public.credit_applications
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting reads refunds" on public.refunds
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting refunds" on public.refunds
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting settles refunds" on public.refunds
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting reads saved payment methods" on public.saved_payment_methods
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting adds saved payment methods" on public.saved_payment_methods
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting changes saved payment methods" on public.saved_payment_methods
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));
create policy "Accounting removes saved payment methods" on public.saved_payment_methods
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'accountant'))));

-- Words
create policy "The office reads custom values, technicians those of their jobs" on public.custom_field_values
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs()))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs())))));
create policy "The office adds custom values" on public.custom_field_values
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office changes custom values" on public.custom_field_values
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office removes custom values" on public.custom_field_values
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Notes are read by office, technicians, and whom they are for" on public.notes
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs()))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits()))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs()))))
    or visibility = 'customer' and company_id = any (array(select private.my_providers())) and (
         customer_id = any (array(select private.my_customers()))
         or quote_id = any (array(select private.my_quotes()))
         or invoice_id = any (array(select private.my_invoices()))));
create policy "The office writes notes, technicians on their jobs" on public.notes
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs()))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits())));
create policy "Who wrote a note changes it" on public.notes
  for update to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin')))
    or company_id = any (array(select private.my_companies())) and author_id = any (array(select private.my_profiles())));
create policy "Who wrote a note removes it" on public.notes
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin')))
    or company_id = any (array(select private.my_companies())) and author_id = any (array(select private.my_profiles())));
create policy "Files are read by office, technicians, and whom they are for" on public.attachments
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and job_id = any (array(select private.my_jobs()))
    or company_id = any (array(select private.my_companies())) and visit_id = any (array(select private.my_visits()))
    or company_id = any (array(select private.my_companies()))
       and property_id = any (array(select property_id from public.jobs where id = any (array(select private.my_jobs()))))
    or company_id = any (array(select private.my_companies())) and uploaded_by = any (array(select private.my_profiles()))
    or visibility = 'customer' and company_id = any (array(select private.my_providers())) and (
         customer_id = any (array(select private.my_customers()))
         or quote_id = any (array(select private.my_quotes()))
         or invoice_id = any (array(select private.my_invoices()))));
create policy "The office attaches files, technicians on their jobs" on public.attachments
  for insert to authenticated with check (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_companies())) and (
         job_id = any (array(select private.my_jobs()))
         or visit_id = any (array(select private.my_visits()))
         or expense_id = any (array(select id from public.expenses where profile_id = any (array(select private.my_profiles()))))
         or checklist_item_id = any (array(select id from public.checklist_items where checklist_id = any (array(select private.my_checklists()))))));
create policy "Who attached a file removes it" on public.attachments
  for delete to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin')))
    or company_id = any (array(select private.my_companies())) and uploaded_by = any (array(select private.my_profiles())));
create policy "The office reads message templates" on public.message_templates
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add message templates" on public.message_templates
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change message templates" on public.message_templates
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove message templates" on public.message_templates
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads messages, customers their own" on public.messages
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "The office writes messages" on public.messages
  for insert to authenticated with check (
    direction = 'outbound' and status = 'queued'
    and company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "The office reads reminder rules" on public.reminder_rules
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Owners and admins add reminder rules" on public.reminder_rules
  for insert to authenticated with check (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins change reminder rules" on public.reminder_rules
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "Owners and admins remove reminder rules" on public.reminder_rules
  for delete to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));
create policy "The office reads reminders" on public.reminders
  for select to authenticated using (
    company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))));
create policy "Members read their notifications" on public.notifications
  for select to authenticated using (profile_id = any (array(select private.my_profiles())));
create policy "Members mark their notifications as read" on public.notifications
  for update to authenticated using (profile_id = any (array(select private.my_profiles())));
create policy "Members read reviews, customers their own" on public.reviews
  for select to authenticated using (
    company_id = any (array(select private.my_companies()))
    or company_id = any (array(select private.my_providers())) and customer_id = any (array(select private.my_customers())));
create policy "The office asks for reviews" on public.reviews
  for insert to authenticated with check (
    status = 'requested' and company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "The office answers reviews" on public.reviews
  for update to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin', 'dispatcher'))));
create policy "Owners and admins read the trail" on public.audit_log
  for select to authenticated using (company_id = any (array(select private.my_companies_as('owner', 'admin'))));

-- Files. The first folder of an object's name is the company, and attachments_path_begins_with_the_company holds the other end.
create policy "Members read files of their company" on storage.objects
  for select to authenticated using (
    bucket_id = 'company-files' and (storage.foldername(name))[1] = any (array(select company::text from private.my_companies() as company)));
create policy "Members upload files of their company" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'company-files' and (storage.foldername(name))[1] = any (array(select company::text from private.my_companies() as company)));
