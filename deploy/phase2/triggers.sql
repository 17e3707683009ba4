-- Triggers of phase 2. As in phase 1 the names are chosen so that those of one table and moment fire as compute, fill, guard, number, touch.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- On tables of phase 1
create or replace trigger properties_fill before insert or update of postal_code on public.properties
  for each row execute function private.place_property();
create or replace trigger jobs_fill before insert on public.jobs
  for each row execute function private.place_job();
create or replace trigger jobs_carry_to_maintenance after update of status on public.jobs
  for each row when (new.status <> old.status) execute function private.carry_job_to_maintenance();
create or replace trigger invoices_fill before insert on public.invoices
  for each row when (new.job_id is not null) execute function private.place_invoice();
create or replace trigger invoices_guard_period before update on public.invoices
  for each row execute function private.refuse_closed_period('issued_on', 'void');
create or replace trigger payments_guard_period before insert or update on public.payments
  for each row execute function private.refuse_closed_period('received_at', 'failed');
-- a refund that the bank sends back has no other way to be corrected
create or replace trigger refunds_guard_period before insert on public.refunds
  for each row execute function private.refuse_closed_period('refunded_at');
create or replace trigger customer_credits_guard_period before insert or update on public.customer_credits
  for each row execute function private.refuse_closed_period('received_at', 'void');
create or replace trigger expenses_guard_period before insert or update on public.expenses
  for each row execute function private.refuse_closed_period('incurred_on', 'rejected');
create or replace trigger quotes_guard_approval before update on public.quotes
  for each row execute function private.require_approval('quote', 'sent', 'total');
create or replace trigger expenses_guard_approval before insert or update on public.expenses
  for each row execute function private.require_approval('expense', 'approved', 'amount');
create or replace trigger invoices_earn after update of status, updated_at on public.invoices
  for each row when (new.job_id is not null and (new.status = 'paid') <> (old.status = 'paid')) execute function private.earn_commissions();
create or replace trigger visits_release_capacity after update of status on public.visits
  for each row when (new.status in ('cancelled', 'unscheduled') and old.status <> new.status) execute function private.release_capacity();
create or replace trigger time_entries_guard_period before insert or update or delete on public.time_entries
  for each row execute function private.refuse_locked_time();

-- Dispatch, calls, equipment
create or replace trigger capacity_bookings_count after insert or update or delete on public.capacity_bookings
  for each row execute function private.count_capacity();
create or replace trigger calls_fill before insert on public.calls
  for each row execute function private.attribute_call();
create or replace trigger calls_touch_campaign after insert or update of customer_id, campaign_id on public.calls
  for each row when (new.campaign_id is not null and new.customer_id is not null) execute function private.touch_campaign();
create or replace trigger warranty_claims_guard before insert or update on public.warranty_claims
  for each row execute function private.guard_warranty_claim();
create or replace trigger visit_equipment_carry after insert or update of found on public.visit_equipment
  for each row when (new.found is not null) execute function private.carry_finding_to_equipment();

-- Memberships and agreements
create or replace trigger memberships_guard before insert or update on public.memberships
  for each row execute function private.guard_membership();
create or replace trigger service_agreements_guard before insert or update on public.service_agreements
  for each row execute function private.guard_agreement();
create or replace trigger service_agreements_keep before delete on public.service_agreements
  for each row execute function private.keep_numbered_document();
create or replace trigger service_agreements_number before insert or update on public.service_agreements
  for each row execute function private.number_document('agreement');

-- Stock and buying
create or replace trigger stock_moves_apply after insert on public.stock_moves
  for each row execute function private.apply_stock_move();
create or replace trigger stock_moves_fill before insert on public.stock_moves
  for each row execute function private.fill_stock_move();
create or replace trigger stock_moves_keep before update or delete on public.stock_moves
  for each row execute function private.refuse_change();
create or replace trigger stock_transfers_carry after update of status on public.stock_transfers
  for each row when (new.status <> old.status) execute function private.carry_transfer_to_stock();
create or replace trigger stock_transfers_guard before insert or update on public.stock_transfers
  for each row execute function private.guard_transfer();
create or replace trigger stock_transfer_lines_guard before insert or update or delete on public.stock_transfer_lines
  for each row execute function private.guard_transfer_line();
create or replace trigger stock_counts_carry after update of status on public.stock_counts
  for each row when (new.status = 'posted' and old.status = 'open') execute function private.carry_count_to_stock();
create or replace trigger stock_counts_guard before insert or update on public.stock_counts
  for each row execute function private.guard_count();
create or replace trigger stock_count_lines_guard before insert or update or delete on public.stock_count_lines
  for each row execute function private.guard_count_line();
create or replace trigger purchase_orders_compute before insert or update on public.purchase_orders
  for each row execute function private.compute_purchase_order();
create or replace trigger purchase_orders_guard before insert or update on public.purchase_orders
  for each row execute function private.guard_purchase_order();
create or replace trigger purchase_orders_guard_approval before update on public.purchase_orders
  for each row execute function private.require_approval('purchase_order', 'sent', 'subtotal');
create or replace trigger purchase_orders_keep before delete on public.purchase_orders
  for each row execute function private.keep_numbered_document();
create or replace trigger purchase_orders_number before insert or update on public.purchase_orders
  for each row execute function private.number_document('purchase_order');
create or replace trigger purchase_order_lines_guard before insert or update or delete on public.purchase_order_lines
  for each row execute function private.guard_purchase_order_line();
create or replace trigger purchase_order_lines_recompute after insert or update or delete on public.purchase_order_lines
  for each row execute function private.recompute_purchase_order();
create or replace trigger goods_receipt_lines_carry after insert on public.goods_receipt_lines
  for each row execute function private.carry_receipt_to_stock();
create or replace trigger goods_receipt_lines_keep before update or delete on public.goods_receipt_lines
  for each row execute function private.refuse_change();
create or replace trigger vendor_bills_guard_period before insert or update on public.vendor_bills
  for each row execute function private.refuse_closed_period('billed_on', 'void');
create or replace trigger vendor_bills_guard before insert or update on public.vendor_bills
  for each row execute function private.guard_vendor_bill();

-- Pay and financing
create constraint trigger job_splits_add_up after insert or update or delete on public.job_splits
  deferrable initially deferred
  for each row execute function private.shares_add_up();
create or replace trigger payroll_periods_guard before update on public.payroll_periods
  for each row execute function private.guard_payroll_period();
create or replace trigger payroll_periods_carry after update of status on public.payroll_periods
  for each row when (new.status = 'paid' and old.status <> 'paid') execute function private.carry_payday_to_commissions();
create or replace trigger pay_entries_guard before insert or update or delete on public.pay_entries
  for each row execute function private.guard_pay_entry();
create or replace trigger financing_applications_guard before insert or update on public.financing_applications
  for each row execute function private.guard_financing();

create or replace trigger locations_touch before update on public.locations
  for each row execute function private.touch_updated_at();
create or replace trigger business_units_touch before update on public.business_units
  for each row execute function private.touch_updated_at();
create or replace trigger equipment_touch before update on public.equipment
  for each row execute function private.touch_updated_at();
create or replace trigger warranty_claims_touch before update on public.warranty_claims
  for each row execute function private.touch_updated_at();
create or replace trigger membership_plans_touch before update on public.membership_plans
  for each row execute function private.touch_updated_at();
create or replace trigger memberships_touch before update on public.memberships
  for each row execute function private.touch_updated_at();
create or replace trigger service_agreements_touch before update on public.service_agreements
  for each row execute function private.touch_updated_at();
create or replace trigger maintenance_due_touch before update on public.maintenance_due
  for each row execute function private.touch_updated_at();
create or replace trigger stock_items_touch before update on public.stock_items
  for each row execute function private.touch_updated_at();
create or replace trigger stock_transfers_touch before update on public.stock_transfers
  for each row execute function private.touch_updated_at();
create or replace trigger stock_counts_touch before update on public.stock_counts
  for each row execute function private.touch_updated_at();
create or replace trigger vendors_touch before update on public.vendors
  for each row execute function private.touch_updated_at();
create or replace trigger purchase_orders_touch before update on public.purchase_orders
  for each row execute function private.touch_updated_at();
create or replace trigger vendor_bills_touch before update on public.vendor_bills
  for each row execute function private.touch_updated_at();
create or replace trigger proposal_templates_touch before update on public.proposal_templates
  for each row execute function private.touch_updated_at();
create or replace trigger financing_applications_touch before update on public.financing_applications
  for each row execute function private.touch_updated_at();

-- The trail
create or replace trigger accounting_periods_trail after insert or update or delete on public.accounting_periods
  for each row execute function private.write_audit_log();
create or replace trigger memberships_trail after insert or update or delete on public.memberships
  for each row execute function private.write_audit_log();
create or replace trigger service_agreements_trail after insert or update or delete on public.service_agreements
  for each row execute function private.write_audit_log();
create or replace trigger equipment_trail after insert or update or delete on public.equipment
  for each row execute function private.write_audit_log();
create or replace trigger warranty_claims_trail after insert or update or delete on public.warranty_claims
  for each row execute function private.write_audit_log();
create or replace trigger purchase_orders_trail after insert or update or delete on public.purchase_orders
  for each row execute function private.write_audit_log();
create or replace trigger vendor_bills_trail after insert or update or delete on public.vendor_bills
  for each row execute function private.write_audit_log();
create or replace trigger commission_rules_trail after insert or update or delete on public.commission_rules
  for each row execute function private.write_audit_log();
create or replace trigger commissions_trail after insert or update or delete on public.commissions
  for each row execute function private.write_audit_log();
create or replace trigger payroll_periods_trail after insert or update or delete on public.payroll_periods
  for each row execute function private.write_audit_log();
create or replace trigger pay_entries_trail after insert or update or delete on public.pay_entries
  for each row execute function private.write_audit_log();
create or replace trigger approval_rules_trail after insert or update or delete on public.approval_rules
  for each row execute function private.write_audit_log();
create or replace trigger approvals_trail after insert or update or delete on public.approvals
  for each row execute function private.write_audit_log();
create or replace trigger financing_applications_trail after insert or update or delete on public.financing_applications
  for each row execute function private.write_audit_log();
