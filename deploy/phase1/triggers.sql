-- Triggers. Those of one table and moment fire in the order of their names, and the names are chosen so that it reads
-- compute, guard, number, touch: sums first, then whether the change is allowed, then the number it earns.

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

create or replace trigger quote_line_items_guard before insert or update or delete on public.quote_line_items
  for each row execute function private.guard_quote_line();
create or replace trigger quote_line_items_recompute after insert or update or delete on public.quote_line_items
  for each row execute function private.recompute_quote();

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
create or replace trigger invoices_touch before update on public.invoices
  for each row execute function private.touch_updated_at();

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

-- On the platform's own table: TRIGGER is granted to the deploying role there.
create or replace trigger accept_invitations after insert or update of email, email_confirmed_at on auth.users
  for each row when (new.email_confirmed_at is not null) execute function private.accept_invitations();
