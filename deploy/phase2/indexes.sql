-- Indexes of phase 2, beyond those that keys make by themselves. Indexes of the reports' figures stand beside them, in views.sql.
--
-- Made with their tables, in one transaction; Wrench sets both timeouts for its session.
-- squawk-ignore-file require-concurrent-index-creation, require-lock-timeout, require-statement-timeout

-- Foreign keys that this phase adds to tables of phase 1
create index if not exists profiles_location_id_idx on public.profiles (company_id, location_id);
create index if not exists properties_service_zone_id_idx on public.properties (company_id, service_zone_id);
create index if not exists requests_campaign_id_idx on public.requests (company_id, campaign_id);
create index if not exists jobs_location_id_idx on public.jobs (company_id, location_id);
create index if not exists jobs_business_unit_id_idx on public.jobs (company_id, business_unit_id);
create index if not exists jobs_job_type_id_idx on public.jobs (company_id, job_type_id);
create index if not exists jobs_campaign_id_idx on public.jobs (company_id, campaign_id);
create index if not exists jobs_recall_of_id_idx on public.jobs (company_id, customer_id, recall_of_id);
create index if not exists invoices_location_id_idx on public.invoices (company_id, location_id);
create index if not exists invoices_business_unit_id_idx on public.invoices (company_id, business_unit_id);

-- Foreign keys
create index if not exists business_units_location_id_idx on public.business_units (company_id, location_id);
create index if not exists job_types_business_unit_id_idx on public.job_types (company_id, business_unit_id);
create index if not exists job_types_checklist_template_id_idx on public.job_types (company_id, checklist_template_id);
create index if not exists teams_location_id_idx on public.teams (company_id, location_id);
create index if not exists team_members_profile_id_idx on public.team_members (company_id, profile_id);
create index if not exists service_zones_location_id_idx on public.service_zones (company_id, location_id);
create index if not exists accounting_periods_closed_by_idx on public.accounting_periods (company_id, closed_by);
create index if not exists shifts_team_id_idx on public.shifts (company_id, team_id);
create index if not exists capacity_bookings_slot_id_idx on public.capacity_bookings (company_id, slot_id);
create index if not exists campaign_touches_campaign_id_idx on public.campaign_touches (company_id, campaign_id);
create index if not exists campaign_touches_customer_id_idx on public.campaign_touches (company_id, customer_id, touched_at);
create index if not exists calls_customer_id_idx on public.calls (company_id, customer_id, started_at);
create index if not exists calls_campaign_id_idx on public.calls (company_id, campaign_id);
create index if not exists calls_answered_by_idx on public.calls (company_id, answered_by);
create index if not exists calls_job_id_idx on public.calls (company_id, job_id);
create index if not exists equipment_property_id_idx on public.equipment (company_id, customer_id, property_id);
create index if not exists equipment_type_id_idx on public.equipment (company_id, type_id);
create index if not exists equipment_parent_id_idx on public.equipment (company_id, customer_id, parent_id);
create index if not exists equipment_job_id_idx on public.equipment (company_id, customer_id, job_id);
create index if not exists warranty_claims_warranty_id_idx on public.warranty_claims (company_id, warranty_id);
create index if not exists warranty_claims_job_id_idx on public.warranty_claims (company_id, job_id);
create index if not exists visit_equipment_equipment_id_idx on public.visit_equipment (company_id, equipment_id);
create index if not exists membership_plan_visits_service_item_id_idx on public.membership_plan_visits (company_id, service_item_id);
create index if not exists memberships_property_id_idx on public.memberships (company_id, customer_id, property_id);
create index if not exists memberships_plan_id_idx on public.memberships (company_id, plan_id);
create index if not exists memberships_sold_by_idx on public.memberships (company_id, sold_by);
create index if not exists agreement_services_agreement_id_idx on public.agreement_services (company_id, customer_id, agreement_id);
create index if not exists agreement_services_property_id_idx on public.agreement_services (company_id, customer_id, property_id);
create index if not exists agreement_services_service_item_id_idx on public.agreement_services (company_id, service_item_id);
create index if not exists agreement_equipment_agreement_id_idx on public.agreement_equipment (company_id, customer_id, agreement_id);
create index if not exists agreement_equipment_equipment_id_idx on public.agreement_equipment (company_id, customer_id, equipment_id);
create index if not exists billing_periods_invoice_id_idx on public.billing_periods (company_id, invoice_id);
create index if not exists maintenance_due_property_id_idx on public.maintenance_due (company_id, customer_id, property_id);
create index if not exists maintenance_due_membership_id_idx on public.maintenance_due (company_id, customer_id, membership_id);
create index if not exists maintenance_due_plan_visit_id_idx on public.maintenance_due (company_id, plan_visit_id);
create index if not exists maintenance_due_service_item_id_idx on public.maintenance_due (company_id, service_item_id);
create index if not exists maintenance_due_job_id_idx on public.maintenance_due (company_id, customer_id, job_id);
create index if not exists vehicles_location_id_idx on public.vehicles (company_id, location_id);
create index if not exists vehicles_assigned_to_idx on public.vehicles (company_id, assigned_to);
create index if not exists stock_locations_location_id_idx on public.stock_locations (company_id, location_id);
create index if not exists stock_items_service_item_id_idx on public.stock_items (company_id, service_item_id);
create index if not exists stock_levels_stock_item_id_idx on public.stock_levels (company_id, stock_item_id);
create index if not exists stock_moves_stock_item_id_idx on public.stock_moves (company_id, stock_item_id, moved_at);
create index if not exists stock_moves_from_id_idx on public.stock_moves (company_id, from_id);
create index if not exists stock_moves_to_id_idx on public.stock_moves (company_id, to_id);
create index if not exists stock_moves_visit_id_idx on public.stock_moves (company_id, job_id, visit_id);
create index if not exists stock_moves_transfer_line_id_idx on public.stock_moves (company_id, transfer_line_id);
create index if not exists stock_moves_receipt_line_id_idx on public.stock_moves (company_id, receipt_line_id);
create index if not exists stock_moves_count_line_id_idx on public.stock_moves (company_id, count_line_id);
create index if not exists stock_moves_moved_by_idx on public.stock_moves (company_id, moved_by);
create index if not exists stock_transfers_from_id_idx on public.stock_transfers (company_id, from_id);
create index if not exists stock_transfers_to_id_idx on public.stock_transfers (company_id, to_id);
create index if not exists stock_transfers_requested_by_idx on public.stock_transfers (company_id, requested_by);
create index if not exists stock_transfer_lines_stock_item_id_idx on public.stock_transfer_lines (company_id, stock_item_id);
create index if not exists stock_counts_stock_location_id_idx on public.stock_counts (company_id, stock_location_id);
create index if not exists stock_counts_counted_by_idx on public.stock_counts (company_id, counted_by);
create index if not exists stock_count_lines_stock_item_id_idx on public.stock_count_lines (company_id, stock_item_id);
create index if not exists vendors_payment_terms_idx on public.vendors (payment_terms);
create index if not exists vendor_items_stock_item_id_idx on public.vendor_items (company_id, stock_item_id);
create index if not exists purchase_orders_ship_to_idx on public.purchase_orders (company_id, ship_to);
create index if not exists purchase_orders_job_id_idx on public.purchase_orders (company_id, job_id);
create index if not exists purchase_orders_created_by_idx on public.purchase_orders (company_id, created_by);
create index if not exists purchase_order_lines_stock_item_id_idx on public.purchase_order_lines (company_id, stock_item_id);
create index if not exists goods_receipts_received_by_idx on public.goods_receipts (company_id, received_by);
create index if not exists goods_receipt_lines_receipt_id_idx on public.goods_receipt_lines (company_id, purchase_order_id, receipt_id);
create index if not exists goods_receipt_lines_purchase_order_line_id_idx
  on public.goods_receipt_lines (company_id, purchase_order_id, purchase_order_line_id);
create index if not exists vendor_bills_purchase_order_id_idx on public.vendor_bills (company_id, vendor_id, purchase_order_id);
create index if not exists service_item_materials_stock_item_id_idx on public.service_item_materials (company_id, stock_item_id);
create index if not exists proposal_tier_items_tier_id_idx on public.proposal_tier_items (company_id, tier_id, position);
create index if not exists proposal_tier_items_service_item_id_idx on public.proposal_tier_items (company_id, service_item_id);
create index if not exists commission_rules_profile_id_idx on public.commission_rules (company_id, profile_id);
create index if not exists commission_rules_business_unit_id_idx on public.commission_rules (company_id, business_unit_id);
create index if not exists job_splits_profile_id_idx on public.job_splits (company_id, profile_id);
create index if not exists commissions_profile_id_idx on public.commissions (company_id, profile_id, earned_at);
create index if not exists commissions_job_id_idx on public.commissions (company_id, job_id);
create index if not exists commissions_rule_id_idx on public.commissions (company_id, rule_id);
create index if not exists commissions_pay_entry_id_idx on public.commissions (company_id, pay_entry_id);
create index if not exists pay_entries_period_id_idx on public.pay_entries (company_id, period_id, profile_id);
create index if not exists pay_entries_profile_id_idx on public.pay_entries (company_id, profile_id);
create index if not exists approvals_quote_id_idx on public.approvals (company_id, quote_id);
create index if not exists approvals_purchase_order_id_idx on public.approvals (company_id, purchase_order_id);
create index if not exists approvals_expense_id_idx on public.approvals (company_id, expense_id);
create index if not exists approvals_requested_by_idx on public.approvals (company_id, requested_by);
create index if not exists approvals_decided_by_idx on public.approvals (company_id, decided_by);
create index if not exists financing_applications_plan_id_idx on public.financing_applications (company_id, plan_id);
create index if not exists financing_applications_quote_id_idx on public.financing_applications (company_id, customer_id, quote_id);
create index if not exists financing_applications_invoice_id_idx
  on public.financing_applications (company_id, customer_id, invoice_id, currency);
create index if not exists financing_applications_payment_id_idx on public.financing_applications (company_id, payment_id, currency);

-- Rules that only an index can state
create unique index if not exists team_members_one_leads on public.team_members (company_id, team_id) where is_lead;
create unique index if not exists stock_locations_one_is_on_the_way on public.stock_locations (company_id) where kind = 'in_transit';
create unique index if not exists vendor_items_one_is_preferred on public.vendor_items (company_id, stock_item_id) where is_preferred;
create unique index if not exists proposal_tiers_one_is_recommended on public.proposal_tiers (company_id, template_id) where is_recommended;
create unique index if not exists approvals_one_is_pending_for_a_quote on public.approvals (quote_id) where status = 'pending';
create unique index if not exists approvals_one_is_pending_for_a_purchase_order on public.approvals (purchase_order_id)
  where status = 'pending';
create unique index if not exists approvals_one_is_pending_for_an_expense on public.approvals (expense_id) where status = 'pending';

-- Screens and nightly runs: the rota, calls of the day, what is to be billed, what is owed to members, what is to be ordered
create index if not exists shifts_by_time on public.shifts (company_id, starts_at);
create index if not exists capacity_slots_by_time on public.capacity_slots (company_id, starts_at);
create index if not exists calls_by_time on public.calls (company_id, started_at);
create index if not exists memberships_to_bill on public.memberships (next_bill_on) where status = 'active' and next_bill_on is not null;
create index if not exists service_agreements_to_bill on public.service_agreements (next_bill_on)
  where status = 'active' and next_bill_on is not null;
create index if not exists maintenance_due_open on public.maintenance_due (company_id, due_on) where status = 'due';
create index if not exists stock_levels_to_fill on public.stock_levels (company_id, stock_location_id) where on_hand < min_quantity;
create index if not exists purchase_orders_open on public.purchase_orders (company_id, required_on)
  where status in ('sent', 'partly_received');
create index if not exists vendor_bills_open on public.vendor_bills (company_id, due_on) where status in ('entered', 'approved');
create index if not exists commissions_to_pay on public.commissions (company_id, earned_at) where status = 'earned';
create index if not exists approvals_pending on public.approvals (company_id, created_at) where status = 'pending';
