-- Indexes beyond those that keys make by themselves. Every foreign key has an index that begins with its columns (without one, a
-- delete or key change on the other side reads the whole table); where a unique key already begins with them, it is not repeated.

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

-- Rules that only an index can state
create unique index if not exists profiles_one_invitation_per_email on public.profiles (company_id, lower(email));
create unique index if not exists invoices_job_is_billed_once on public.invoices (job_id) where status <> 'void';

-- Screens: the customer list, the dispatch board, what is owed and since when, money received
create index if not exists customers_by_name on public.customers (company_id, display_name);
create index if not exists jobs_by_schedule on public.jobs (company_id, scheduled_start) where status in ('scheduled', 'in_progress');
create index if not exists jobs_without_schedule on public.jobs (company_id, created_at) where status = 'unscheduled';
create index if not exists quotes_open on public.quotes (company_id, sent_at) where status in ('sent', 'changes_requested');
create index if not exists invoices_open on public.invoices (company_id, due_on) where status = 'awaiting_payment';
create index if not exists payments_by_date on public.payments (company_id, received_at);

-- Finding the invitations of a user who has just confirmed an address
create index if not exists profiles_open_invitations on public.profiles (lower(email)) where user_id is null;
