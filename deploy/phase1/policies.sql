-- Row level security: on for every table, one policy per table and action (several permissive ones would be OR-ed together, each
-- evaluated for every row). What has no policy is refused, so a missing DELETE here means: never through the API.
--
--                     owner  admin  dispatcher  technician           accountant
--   company, people   all*   all*   read          read               read
--   customers, sites  write  write  write         of own jobs: read  read
--   quotes            write  write  write         -                  read
--   jobs              write  write  write         own: status        read
--   invoices          write  write  read          -                  write
--   payments          write  write  -             -                  write
--   * only an owner makes, changes or removes an owner

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

-- Reference
create policy "Everybody signed in reads payment terms" on public.payment_terms
  for select to authenticated using (true);
create policy "Everybody signed in reads payment methods" on public.payment_methods
  for select to authenticated using (true);

-- The company and its people
create policy "Members read their company" on public.companies
  for select to authenticated using (id in (select private.my_companies()));
create policy "Owners and admins change their company" on public.companies
  for update to authenticated using (id in (select private.my_companies_as('owner', 'admin')));

create policy "Members read their colleagues" on public.profiles
  for select to authenticated using (company_id in (select private.my_companies()));
create policy "Owners and admins invite" on public.profiles
  for insert to authenticated with check (
    company_id in (select private.my_companies_as('owner'))
    or (role <> 'owner' and company_id in (select private.my_companies_as('admin'))));
create policy "Owners and admins change members" on public.profiles
  for update to authenticated using (
    company_id in (select private.my_companies_as('owner'))
    or (role <> 'owner' and company_id in (select private.my_companies_as('admin'))));
create policy "Owners and admins remove members" on public.profiles
  for delete to authenticated using (
    company_id in (select private.my_companies_as('owner'))
    or (role <> 'owner' and company_id in (select private.my_companies_as('admin'))));

create policy "Owners and admins read number series" on public.document_counters
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin')));

-- Customers and where they want the work done
create policy "The office reads customers, technicians those of their jobs" on public.customers
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or id in (select customer_id from public.jobs where assigned_to in (select private.my_profiles())));
create policy "The office adds customers" on public.customers
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes customers" on public.customers
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads properties, technicians those of their jobs" on public.properties
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or id in (select property_id from public.jobs where assigned_to in (select private.my_profiles())));
create policy "The office adds properties" on public.properties
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes properties" on public.properties
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office removes unused properties" on public.properties
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Quotes
create policy "The office reads quotes" on public.quotes
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office makes quotes" on public.quotes
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes quotes" on public.quotes
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office deletes draft quotes" on public.quotes
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

create policy "The office reads quote lines" on public.quote_line_items
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "The office adds quote lines" on public.quote_line_items
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes quote lines" on public.quote_line_items
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office deletes quote lines" on public.quote_line_items
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));

-- Jobs: what a technician may change in his own is decided by private.guard_job()
create policy "The office reads jobs, technicians their own" on public.jobs
  for select to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant'))
    or assigned_to in (select private.my_profiles()));
create policy "The office makes jobs" on public.jobs
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher')));
create policy "The office changes jobs, technicians the state of their own" on public.jobs
  for update to authenticated using (
    company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher'))
    or assigned_to in (select private.my_profiles()));

-- Invoices
create policy "The office reads invoices" on public.invoices
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Accounting makes invoices" on public.invoices
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting changes invoices" on public.invoices
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting deletes draft invoices" on public.invoices
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));

create policy "The office reads invoice lines" on public.invoice_line_items
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'dispatcher', 'accountant')));
create policy "Accounting adds invoice lines" on public.invoice_line_items
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting changes invoice lines" on public.invoice_line_items
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting deletes invoice lines" on public.invoice_line_items
  for delete to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));

-- Payments
create policy "Accounting reads payments" on public.payments
  for select to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting records payments" on public.payments
  for insert to authenticated with check (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
create policy "Accounting corrects payments" on public.payments
  for update to authenticated using (company_id in (select private.my_companies_as('owner', 'admin', 'accountant')));
