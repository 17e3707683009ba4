-- What may never be wrong. Names are written for the person who reads them in an error message.

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

-- One of each --------------------------------------------------------------------------------------------------------------------

alter table public.profiles add constraint profiles_user_joins_a_company_once unique (company_id, user_id);
alter table public.quotes add constraint quotes_number_is_used_once unique (company_id, number);
alter table public.jobs add constraint jobs_number_is_used_once unique (company_id, number);
alter table public.jobs add constraint jobs_quote_becomes_one_job unique (company_id, customer_id, quote_id);
alter table public.invoices add constraint invoices_number_is_used_once unique (company_id, number);
alter table public.payments add constraint payments_external_reference_is_used_once unique (company_id, method, external_reference);

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
