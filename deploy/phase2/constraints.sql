-- What may never be wrong. Names are written for the person who reads them in an error message.
--
-- A state file says what is; where there are rows, Wrench offers NOT VALID first; Wrench sets both timeouts for its session.
-- squawk-ignore-file adding-foreign-key-constraint, constraint-missing-not-valid, disallowed-unique-constraint, require-lock-timeout, require-statement-timeout

-- Keys that references need ------------------------------------------------------------------------------------------------------

alter table public.locations add constraint locations_company_id_id_key unique (company_id, id);
alter table public.business_units add constraint business_units_company_id_id_key unique (company_id, id);
alter table public.job_types add constraint job_types_company_id_id_key unique (company_id, id);
alter table public.teams add constraint teams_company_id_id_key unique (company_id, id);
alter table public.service_zones add constraint service_zones_company_id_id_key unique (company_id, id);
alter table public.capacity_slots add constraint capacity_slots_company_id_id_key unique (company_id, id);
alter table public.campaigns add constraint campaigns_company_id_id_key unique (company_id, id);
alter table public.equipment_types add constraint equipment_types_company_id_id_key unique (company_id, id);
alter table public.equipment add constraint equipment_company_id_id_key unique (company_id, id);
alter table public.equipment add constraint equipment_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.equipment_warranties add constraint equipment_warranties_company_id_id_key unique (company_id, id);
alter table public.membership_plans add constraint membership_plans_company_id_id_key unique (company_id, id);
alter table public.membership_plan_visits add constraint membership_plan_visits_company_id_id_key unique (company_id, id);
alter table public.memberships add constraint memberships_company_id_id_key unique (company_id, id);
alter table public.memberships add constraint memberships_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.service_agreements add constraint service_agreements_company_id_id_key unique (company_id, id);
alter table public.service_agreements add constraint service_agreements_company_id_customer_id_id_key unique (company_id, customer_id, id);
alter table public.agreement_services add constraint agreement_services_company_id_id_key unique (company_id, id);
alter table public.vehicles add constraint vehicles_company_id_id_key unique (company_id, id);
alter table public.stock_locations add constraint stock_locations_company_id_id_key unique (company_id, id);
alter table public.stock_items add constraint stock_items_company_id_id_key unique (company_id, id);
alter table public.stock_transfers add constraint stock_transfers_company_id_id_key unique (company_id, id);
alter table public.stock_transfer_lines add constraint stock_transfer_lines_company_id_id_key unique (company_id, id);
alter table public.stock_counts add constraint stock_counts_company_id_id_key unique (company_id, id);
alter table public.stock_count_lines add constraint stock_count_lines_company_id_id_key unique (company_id, id);
alter table public.vendors add constraint vendors_company_id_id_key unique (company_id, id);
alter table public.purchase_orders add constraint purchase_orders_company_id_id_key unique (company_id, id);
alter table public.purchase_orders add constraint purchase_orders_company_id_vendor_id_id_key unique (company_id, vendor_id, id);
alter table public.purchase_order_lines add constraint purchase_order_lines_company_id_purchase_order_id_id_key
  unique (company_id, purchase_order_id, id);
alter table public.goods_receipts add constraint goods_receipts_company_id_purchase_order_id_id_key
  unique (company_id, purchase_order_id, id);
alter table public.goods_receipt_lines add constraint goods_receipt_lines_company_id_id_key unique (company_id, id);
alter table public.proposal_templates add constraint proposal_templates_company_id_id_key unique (company_id, id);
alter table public.proposal_tiers add constraint proposal_tiers_company_id_id_key unique (company_id, id);
alter table public.commission_rules add constraint commission_rules_company_id_id_key unique (company_id, id);
alter table public.payroll_periods add constraint payroll_periods_company_id_id_key unique (company_id, id);
alter table public.pay_entries add constraint pay_entries_company_id_id_key unique (company_id, id);
alter table public.financing_plans add constraint financing_plans_company_id_id_key unique (company_id, id);

-- One of each --------------------------------------------------------------------------------------------------------------------

alter table public.locations add constraint locations_code_is_used_once unique (company_id, code);
alter table public.business_units add constraint business_units_name_is_used_once unique (company_id, name);
alter table public.job_types add constraint job_types_name_is_used_once unique (company_id, name);
alter table public.teams add constraint teams_name_is_used_once unique (company_id, name);
alter table public.service_zones add constraint service_zones_name_is_used_once unique (company_id, name);
alter table public.capacity_slots add constraint capacity_slots_unit_has_one_at_a_time
  exclude using gist (company_id with =, business_unit_id with =, tstzrange(starts_at, ends_at) with &&);
alter table public.capacity_bookings add constraint capacity_bookings_visit_is_promised_once unique (company_id, visit_id);
alter table public.campaigns add constraint campaigns_name_is_used_once unique (company_id, name);
alter table public.campaign_costs add constraint campaign_costs_one_a_month unique (company_id, campaign_id, month);
alter table public.equipment_types add constraint equipment_types_name_is_used_once unique (company_id, name);
alter table public.equipment add constraint equipment_serial_number_is_used_once unique (company_id, manufacturer, serial_number);
alter table public.membership_plans add constraint membership_plans_name_is_used_once unique (company_id, name);
alter table public.membership_plan_visits add constraint membership_plan_visits_service_is_promised_once
  unique (company_id, plan_id, service_item_id);
alter table public.service_agreements add constraint service_agreements_number_is_used_once unique (company_id, number);
alter table public.maintenance_due add constraint maintenance_due_of_a_membership_once
  unique (company_id, membership_id, plan_visit_id, due_on);
alter table public.maintenance_due add constraint maintenance_due_of_an_agreement_once unique (company_id, agreement_service_id, due_on);
alter table public.vehicles add constraint vehicles_name_is_used_once unique (company_id, name);
alter table public.stock_locations add constraint stock_locations_name_is_used_once unique (company_id, name);
alter table public.stock_locations add constraint stock_locations_vehicle_is_one_place unique (company_id, vehicle_id);
alter table public.stock_items add constraint stock_items_sku_is_used_once unique (company_id, sku);
alter table public.stock_transfer_lines add constraint stock_transfer_lines_item_stands_once
  unique (company_id, transfer_id, stock_item_id);
alter table public.stock_count_lines add constraint stock_count_lines_item_is_counted_once unique (company_id, count_id, stock_item_id);
alter table public.vendors add constraint vendors_name_is_used_once unique (company_id, name);
alter table public.vendor_items add constraint vendor_items_item_stands_once unique (company_id, vendor_id, stock_item_id);
alter table public.purchase_orders add constraint purchase_orders_number_is_used_once unique (company_id, number);
alter table public.goods_receipt_lines add constraint goods_receipt_lines_line_stands_once
  unique (company_id, receipt_id, purchase_order_line_id);
alter table public.vendor_bills add constraint vendor_bills_number_is_entered_once unique (company_id, vendor_id, bill_number);
alter table public.proposal_templates add constraint proposal_templates_name_is_used_once unique (company_id, name);
alter table public.proposal_tiers add constraint proposal_tiers_position_is_used_once unique (company_id, template_id, position);
alter table public.job_splits add constraint job_splits_member_stands_once unique (company_id, job_id, profile_id);
alter table public.commissions add constraint commissions_earned_once unique (company_id, invoice_id, profile_id);
alter table public.approval_rules add constraint approval_rules_amount_stands_once unique (company_id, subject, over_amount);
alter table public.financing_plans add constraint financing_plans_name_is_used_once unique (company_id, provider, name);
alter table public.financing_applications add constraint financing_applications_payment_is_recorded_once unique (company_id, payment_id);

-- References ---------------------------------------------------------------------------------------------------------------------

-- The company, divided
alter table public.locations add constraint locations_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.business_units add constraint business_units_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.job_types add constraint job_types_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.teams add constraint teams_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.service_zones add constraint service_zones_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.accounting_periods add constraint accounting_periods_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.business_units add constraint business_units_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.job_types add constraint job_types_business_unit_id_fkey
  foreign key (company_id, business_unit_id) references public.business_units (company_id, id);
alter table public.job_types add constraint job_types_checklist_template_id_fkey
  foreign key (company_id, checklist_template_id) references public.checklist_templates (company_id, id);
alter table public.teams add constraint teams_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.team_members add constraint team_members_team_id_fkey
  foreign key (company_id, team_id) references public.teams (company_id, id) on delete cascade;
alter table public.team_members add constraint team_members_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id) on delete cascade;
alter table public.service_zones add constraint service_zones_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.accounting_periods add constraint accounting_periods_closed_by_fkey
  foreign key (company_id, closed_by) references public.profiles (company_id, id);
alter table public.profiles add constraint profiles_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.properties add constraint properties_service_zone_id_fkey
  foreign key (company_id, service_zone_id) references public.service_zones (company_id, id);
alter table public.jobs add constraint jobs_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.jobs add constraint jobs_business_unit_id_fkey
  foreign key (company_id, business_unit_id) references public.business_units (company_id, id);
alter table public.jobs add constraint jobs_job_type_id_fkey
  foreign key (company_id, job_type_id) references public.job_types (company_id, id);
alter table public.jobs add constraint jobs_campaign_id_fkey
  foreign key (company_id, campaign_id) references public.campaigns (company_id, id);
alter table public.jobs add constraint jobs_recall_of_id_fkey
  foreign key (company_id, customer_id, recall_of_id) references public.jobs (company_id, customer_id, id);
alter table public.invoices add constraint invoices_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.invoices add constraint invoices_business_unit_id_fkey
  foreign key (company_id, business_unit_id) references public.business_units (company_id, id);
alter table public.requests add constraint requests_campaign_id_fkey
  foreign key (company_id, campaign_id) references public.campaigns (company_id, id);

-- Dispatch, and where work comes from
alter table public.shifts add constraint shifts_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.shifts add constraint shifts_team_id_fkey
  foreign key (company_id, team_id) references public.teams (company_id, id);
alter table public.capacity_slots add constraint capacity_slots_business_unit_id_fkey
  foreign key (company_id, business_unit_id) references public.business_units (company_id, id);
alter table public.capacity_bookings add constraint capacity_bookings_slot_id_fkey
  foreign key (company_id, slot_id) references public.capacity_slots (company_id, id);
alter table public.capacity_bookings add constraint capacity_bookings_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.campaigns add constraint campaigns_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.campaign_costs add constraint campaign_costs_campaign_id_fkey
  foreign key (company_id, campaign_id) references public.campaigns (company_id, id);
alter table public.campaign_touches add constraint campaign_touches_campaign_id_fkey
  foreign key (company_id, campaign_id) references public.campaigns (company_id, id);
alter table public.campaign_touches add constraint campaign_touches_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.calls add constraint calls_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.calls add constraint calls_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.calls add constraint calls_campaign_id_fkey
  foreign key (company_id, campaign_id) references public.campaigns (company_id, id);
alter table public.calls add constraint calls_answered_by_fkey
  foreign key (company_id, answered_by) references public.profiles (company_id, id);
alter table public.calls add constraint calls_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);

-- Equipment. It stands at a property of its customer, and a part at the same customer's.
alter table public.equipment_types add constraint equipment_types_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.equipment add constraint equipment_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.equipment add constraint equipment_type_id_fkey
  foreign key (company_id, type_id) references public.equipment_types (company_id, id);
alter table public.equipment add constraint equipment_parent_id_fkey
  foreign key (company_id, customer_id, parent_id) references public.equipment (company_id, customer_id, id);
alter table public.equipment add constraint equipment_job_id_fkey
  foreign key (company_id, customer_id, job_id) references public.jobs (company_id, customer_id, id);
alter table public.equipment_warranties add constraint equipment_warranties_equipment_id_fkey
  foreign key (company_id, equipment_id) references public.equipment (company_id, id) on delete cascade;
alter table public.warranty_claims add constraint warranty_claims_warranty_id_fkey
  foreign key (company_id, warranty_id) references public.equipment_warranties (company_id, id);
alter table public.warranty_claims add constraint warranty_claims_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.visit_equipment add constraint visit_equipment_visit_id_fkey
  foreign key (company_id, visit_id) references public.visits (company_id, id) on delete cascade;
alter table public.visit_equipment add constraint visit_equipment_equipment_id_fkey
  foreign key (company_id, equipment_id) references public.equipment (company_id, id);

-- Memberships and agreements
alter table public.membership_plans add constraint membership_plans_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.membership_plan_visits add constraint membership_plan_visits_plan_id_fkey
  foreign key (company_id, plan_id) references public.membership_plans (company_id, id) on delete cascade;
alter table public.membership_plan_visits add constraint membership_plan_visits_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.memberships add constraint memberships_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.memberships add constraint memberships_plan_id_fkey
  foreign key (company_id, plan_id) references public.membership_plans (company_id, id);
alter table public.memberships add constraint memberships_sold_by_fkey
  foreign key (company_id, sold_by) references public.profiles (company_id, id);
alter table public.service_agreements add constraint service_agreements_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.agreement_services add constraint agreement_services_agreement_id_fkey
  foreign key (company_id, customer_id, agreement_id) references public.service_agreements (company_id, customer_id, id) on delete cascade;
alter table public.agreement_services add constraint agreement_services_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.agreement_services add constraint agreement_services_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.agreement_equipment add constraint agreement_equipment_agreement_id_fkey
  foreign key (company_id, customer_id, agreement_id) references public.service_agreements (company_id, customer_id, id) on delete cascade;
alter table public.agreement_equipment add constraint agreement_equipment_equipment_id_fkey
  foreign key (company_id, customer_id, equipment_id) references public.equipment (company_id, customer_id, id);
alter table public.billing_periods add constraint billing_periods_membership_id_fkey
  foreign key (company_id, membership_id) references public.memberships (company_id, id);
alter table public.billing_periods add constraint billing_periods_agreement_id_fkey
  foreign key (company_id, agreement_id) references public.service_agreements (company_id, id);
alter table public.billing_periods add constraint billing_periods_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id);
alter table public.maintenance_due add constraint maintenance_due_property_id_fkey
  foreign key (company_id, customer_id, property_id) references public.properties (company_id, customer_id, id);
alter table public.maintenance_due add constraint maintenance_due_membership_id_fkey
  foreign key (company_id, customer_id, membership_id) references public.memberships (company_id, customer_id, id);
alter table public.maintenance_due add constraint maintenance_due_plan_visit_id_fkey
  foreign key (company_id, plan_visit_id) references public.membership_plan_visits (company_id, id);
alter table public.maintenance_due add constraint maintenance_due_agreement_service_id_fkey
  foreign key (company_id, agreement_service_id) references public.agreement_services (company_id, id);
alter table public.maintenance_due add constraint maintenance_due_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.maintenance_due add constraint maintenance_due_job_id_fkey
  foreign key (company_id, customer_id, job_id) references public.jobs (company_id, customer_id, id);

-- Stock and buying
alter table public.vehicles add constraint vehicles_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.stock_locations add constraint stock_locations_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.stock_items add constraint stock_items_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.vendors add constraint vendors_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.vehicles add constraint vehicles_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.vehicles add constraint vehicles_assigned_to_fkey
  foreign key (company_id, assigned_to) references public.profiles (company_id, id);
alter table public.stock_locations add constraint stock_locations_location_id_fkey
  foreign key (company_id, location_id) references public.locations (company_id, id);
alter table public.stock_locations add constraint stock_locations_vehicle_id_fkey
  foreign key (company_id, vehicle_id) references public.vehicles (company_id, id);
alter table public.stock_items add constraint stock_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);
alter table public.stock_levels add constraint stock_levels_stock_location_id_fkey
  foreign key (company_id, stock_location_id) references public.stock_locations (company_id, id);
alter table public.stock_levels add constraint stock_levels_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.stock_moves add constraint stock_moves_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.stock_moves add constraint stock_moves_from_id_fkey
  foreign key (company_id, from_id) references public.stock_locations (company_id, id);
alter table public.stock_moves add constraint stock_moves_to_id_fkey
  foreign key (company_id, to_id) references public.stock_locations (company_id, id);
alter table public.stock_moves add constraint stock_moves_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.stock_moves add constraint stock_moves_visit_id_fkey
  foreign key (company_id, job_id, visit_id) references public.visits (company_id, job_id, id);
alter table public.stock_moves add constraint stock_moves_transfer_line_id_fkey
  foreign key (company_id, transfer_line_id) references public.stock_transfer_lines (company_id, id);
alter table public.stock_moves add constraint stock_moves_receipt_line_id_fkey
  foreign key (company_id, receipt_line_id) references public.goods_receipt_lines (company_id, id);
alter table public.stock_moves add constraint stock_moves_count_line_id_fkey
  foreign key (company_id, count_line_id) references public.stock_count_lines (company_id, id);
alter table public.stock_moves add constraint stock_moves_moved_by_fkey
  foreign key (company_id, moved_by) references public.profiles (company_id, id);
alter table public.stock_transfers add constraint stock_transfers_from_id_fkey
  foreign key (company_id, from_id) references public.stock_locations (company_id, id);
alter table public.stock_transfers add constraint stock_transfers_to_id_fkey
  foreign key (company_id, to_id) references public.stock_locations (company_id, id);
alter table public.stock_transfers add constraint stock_transfers_requested_by_fkey
  foreign key (company_id, requested_by) references public.profiles (company_id, id);
alter table public.stock_transfer_lines add constraint stock_transfer_lines_transfer_id_fkey
  foreign key (company_id, transfer_id) references public.stock_transfers (company_id, id) on delete cascade;
alter table public.stock_transfer_lines add constraint stock_transfer_lines_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.stock_counts add constraint stock_counts_stock_location_id_fkey
  foreign key (company_id, stock_location_id) references public.stock_locations (company_id, id);
alter table public.stock_counts add constraint stock_counts_counted_by_fkey
  foreign key (company_id, counted_by) references public.profiles (company_id, id);
alter table public.stock_count_lines add constraint stock_count_lines_count_id_fkey
  foreign key (company_id, count_id) references public.stock_counts (company_id, id) on delete cascade;
alter table public.stock_count_lines add constraint stock_count_lines_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.vendors add constraint vendors_payment_terms_fkey
  foreign key (payment_terms) references public.payment_terms (code);
alter table public.vendor_items add constraint vendor_items_vendor_id_fkey
  foreign key (company_id, vendor_id) references public.vendors (company_id, id) on delete cascade;
alter table public.vendor_items add constraint vendor_items_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id) on delete cascade;
alter table public.purchase_orders add constraint purchase_orders_vendor_id_fkey
  foreign key (company_id, vendor_id) references public.vendors (company_id, id);
alter table public.purchase_orders add constraint purchase_orders_ship_to_fkey
  foreign key (company_id, ship_to) references public.stock_locations (company_id, id);
alter table public.purchase_orders add constraint purchase_orders_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.purchase_orders add constraint purchase_orders_created_by_fkey
  foreign key (company_id, created_by) references public.profiles (company_id, id);
alter table public.purchase_order_lines add constraint purchase_order_lines_purchase_order_id_fkey
  foreign key (company_id, purchase_order_id) references public.purchase_orders (company_id, id) on delete cascade;
alter table public.purchase_order_lines add constraint purchase_order_lines_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.goods_receipts add constraint goods_receipts_purchase_order_id_fkey
  foreign key (company_id, purchase_order_id) references public.purchase_orders (company_id, id);
alter table public.goods_receipts add constraint goods_receipts_received_by_fkey
  foreign key (company_id, received_by) references public.profiles (company_id, id);
alter table public.goods_receipt_lines add constraint goods_receipt_lines_receipt_id_fkey
  foreign key (company_id, purchase_order_id, receipt_id) references public.goods_receipts (company_id, purchase_order_id, id);
alter table public.goods_receipt_lines add constraint goods_receipt_lines_purchase_order_line_id_fkey
  foreign key (company_id, purchase_order_id, purchase_order_line_id) references public.purchase_order_lines (company_id, purchase_order_id, id);
alter table public.vendor_bills add constraint vendor_bills_vendor_id_fkey
  foreign key (company_id, vendor_id) references public.vendors (company_id, id);
alter table public.vendor_bills add constraint vendor_bills_purchase_order_id_fkey
  foreign key (company_id, vendor_id, purchase_order_id) references public.purchase_orders (company_id, vendor_id, id);

-- Pricebook
alter table public.service_item_materials add constraint service_item_materials_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id) on delete cascade;
alter table public.service_item_materials add constraint service_item_materials_stock_item_id_fkey
  foreign key (company_id, stock_item_id) references public.stock_items (company_id, id);
alter table public.markup_rules add constraint markup_rules_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.proposal_templates add constraint proposal_templates_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.proposal_tiers add constraint proposal_tiers_template_id_fkey
  foreign key (company_id, template_id) references public.proposal_templates (company_id, id) on delete cascade;
alter table public.proposal_tier_items add constraint proposal_tier_items_tier_id_fkey
  foreign key (company_id, tier_id) references public.proposal_tiers (company_id, id) on delete cascade;
alter table public.proposal_tier_items add constraint proposal_tier_items_service_item_id_fkey
  foreign key (company_id, service_item_id) references public.service_items (company_id, id);

-- Pay
alter table public.commission_rules add constraint commission_rules_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.payroll_periods add constraint payroll_periods_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.commission_rules add constraint commission_rules_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.commission_rules add constraint commission_rules_business_unit_id_fkey
  foreign key (company_id, business_unit_id) references public.business_units (company_id, id);
alter table public.job_splits add constraint job_splits_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id) on delete cascade;
alter table public.job_splits add constraint job_splits_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.commissions add constraint commissions_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);
alter table public.commissions add constraint commissions_job_id_fkey
  foreign key (company_id, job_id) references public.jobs (company_id, id);
alter table public.commissions add constraint commissions_invoice_id_fkey
  foreign key (company_id, invoice_id) references public.invoices (company_id, id);
alter table public.commissions add constraint commissions_rule_id_fkey
  foreign key (company_id, rule_id) references public.commission_rules (company_id, id);
alter table public.commissions add constraint commissions_pay_entry_id_fkey
  foreign key (company_id, pay_entry_id) references public.pay_entries (company_id, id);
alter table public.pay_entries add constraint pay_entries_period_id_fkey
  foreign key (company_id, period_id) references public.payroll_periods (company_id, id);
alter table public.pay_entries add constraint pay_entries_profile_id_fkey
  foreign key (company_id, profile_id) references public.profiles (company_id, id);

-- Approvals and financing
alter table public.approval_rules add constraint approval_rules_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.approvals add constraint approvals_quote_id_fkey
  foreign key (company_id, quote_id) references public.quotes (company_id, id) on delete cascade;
alter table public.approvals add constraint approvals_purchase_order_id_fkey
  foreign key (company_id, purchase_order_id) references public.purchase_orders (company_id, id) on delete cascade;
alter table public.approvals add constraint approvals_expense_id_fkey
  foreign key (company_id, expense_id) references public.expenses (company_id, id) on delete cascade;
alter table public.approvals add constraint approvals_requested_by_fkey
  foreign key (company_id, requested_by) references public.profiles (company_id, id);
alter table public.approvals add constraint approvals_decided_by_fkey
  foreign key (company_id, decided_by) references public.profiles (company_id, id);
alter table public.financing_plans add constraint financing_plans_company_id_fkey
  foreign key (company_id) references public.companies (id);
alter table public.financing_applications add constraint financing_applications_customer_id_fkey
  foreign key (company_id, customer_id) references public.customers (company_id, id);
alter table public.financing_applications add constraint financing_applications_plan_id_fkey
  foreign key (company_id, plan_id) references public.financing_plans (company_id, id);
alter table public.financing_applications add constraint financing_applications_quote_id_fkey
  foreign key (company_id, customer_id, quote_id) references public.quotes (company_id, customer_id, id);
alter table public.financing_applications add constraint financing_applications_invoice_id_fkey
  foreign key (company_id, customer_id, invoice_id, currency) references public.invoices (company_id, customer_id, id, currency);
alter table public.financing_applications add constraint financing_applications_payment_id_fkey
  foreign key (company_id, payment_id, currency) references public.payments (company_id, id, currency);

-- Values -------------------------------------------------------------------------------------------------------------------------

alter table public.locations add constraint locations_name_not_blank check (btrim(name) <> '');
alter table public.business_units add constraint business_units_name_not_blank check (btrim(name) <> '');
alter table public.job_types add constraint job_types_duration_is_positive check (duration_minutes > 0);
alter table public.service_zones add constraint service_zones_trip_fee_not_negative check (trip_fee >= 0);
alter table public.accounting_periods add constraint accounting_periods_end_after_they_start check (ends_on >= starts_on);
alter table public.accounting_periods add constraint accounting_periods_closed_say_when
  check ((status = 'closed') = (closed_at is not null));
alter table public.accounting_periods add constraint accounting_periods_do_not_overlap
  exclude using gist (company_id with =, daterange(starts_on, ends_on, '[]') with &&);
alter table public.jobs add constraint jobs_put_right_another_job check (recall_of_id <> id);

alter table public.shifts add constraint shifts_end_after_they_start check (ends_at > starts_at);
alter table public.shifts add constraint shifts_do_not_overlap
  exclude using gist (company_id with =, profile_id with =, kind with =, tstzrange(starts_at, ends_at) with &&);
alter table public.capacity_slots add constraint capacity_slots_end_after_they_start check (ends_at > starts_at);
alter table public.capacity_slots add constraint capacity_slots_not_overbooked check (booked_minutes between 0 and total_minutes);
alter table public.capacity_bookings add constraint capacity_bookings_take_time check (minutes > 0);

alter table public.campaigns add constraint campaigns_end_after_they_start check (ends_on >= starts_on);
alter table public.campaign_costs add constraint campaign_costs_month_is_its_first check (extract(day from month) = 1);
alter table public.campaign_costs add constraint campaign_costs_amount_not_negative check (amount >= 0);
alter table public.calls add constraint calls_end_after_they_start check (ended_at >= started_at);
alter table public.calls add constraint calls_booked_name_their_job check ((outcome is not distinct from 'booked') = (job_id is not null));
alter table public.calls add constraint calls_excused_say_why
  check (outcome is null or outcome not in ('excused', 'unbooked') or reason is not null);

alter table public.equipment_types add constraint equipment_types_service_months_is_positive check (service_months > 0);
alter table public.equipment_types add constraint equipment_types_life_is_positive check (expected_life_years > 0);
alter table public.equipment add constraint equipment_name_not_blank check (btrim(name) <> '');
alter table public.equipment add constraint equipment_is_no_part_of_itself check (parent_id <> id);
alter table public.equipment add constraint equipment_retires_after_it_was_installed check (retired_on >= installed_on);
alter table public.equipment add constraint equipment_retired_says_when check ((status = 'retired') = (retired_on is not null));
alter table public.equipment_warranties add constraint equipment_warranties_end_after_they_start check (ends_on >= starts_on);
alter table public.equipment_warranties add constraint equipment_warranties_one_of_a_kind_at_a_time
  exclude using gist (company_id with =, equipment_id with =, kind with =, daterange(starts_on, ends_on, '[]') with &&);
alter table public.warranty_claims add constraint warranty_claims_amount_is_positive check (amount > 0);
alter table public.warranty_claims add constraint warranty_claims_paid_say_how_much check ((status = 'paid') = (paid_amount is not null));
alter table public.warranty_claims add constraint warranty_claims_paid_not_more_than_claimed check (paid_amount between 0 and amount);
alter table public.warranty_claims add constraint warranty_claims_out_of_draft_say_when
  check (status = 'draft' or submitted_at is not null);

alter table public.membership_plans add constraint membership_plans_price_not_negative check (price >= 0);
alter table public.membership_plans add constraint membership_plans_term_is_positive check (term_months > 0);
alter table public.membership_plans add constraint membership_plans_discount_is_a_fraction check (discount_rate >= 0 and discount_rate < 1);
alter table public.membership_plan_visits add constraint membership_plan_visits_months_are_positive check (every_months > 0);
alter table public.memberships add constraint memberships_end_after_they_start check (ends_on > starts_on);
alter table public.memberships add constraint memberships_price_not_negative check (price >= 0);
alter table public.memberships add constraint memberships_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.memberships add constraint memberships_cancelled_say_why check (status <> 'cancelled' or cancelled_reason is not null);
alter table public.memberships add constraint memberships_one_of_a_plan_at_a_time
  exclude using gist (company_id with =, property_id with =, plan_id with =, daterange(starts_on, ends_on, '[)') with &&)
  where (status in ('active', 'suspended'));
alter table public.service_agreements add constraint service_agreements_end_after_they_start check (ends_on > starts_on);
alter table public.service_agreements add constraint service_agreements_price_not_negative check (price >= 0);
alter table public.service_agreements add constraint service_agreements_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.service_agreements add constraint service_agreements_active_are_signed
  check (status <> 'active' or signed_by is not null and signed_at is not null);
alter table public.service_agreements add constraint service_agreements_cancelled_say_why
  check (status <> 'cancelled' or cancelled_reason is not null);
alter table public.agreement_services add constraint agreement_services_months_are_positive check (every_months > 0);
alter table public.billing_periods add constraint billing_periods_end_after_they_start check (ends_on > starts_on);
alter table public.billing_periods add constraint billing_periods_are_of_one_thing check (num_nonnulls(membership_id, agreement_id) = 1);
alter table public.billing_periods add constraint billing_periods_membership_is_billed_once
  exclude using gist (company_id with =, membership_id with =, daterange(starts_on, ends_on, '[)') with &&);
alter table public.billing_periods add constraint billing_periods_agreement_is_billed_once
  exclude using gist (company_id with =, agreement_id with =, daterange(starts_on, ends_on, '[)') with &&);
alter table public.maintenance_due add constraint maintenance_due_is_owed_to_one_promise
  check (num_nonnulls(membership_id, agreement_service_id) = 1 and (membership_id is null) = (plan_visit_id is null));
alter table public.maintenance_due add constraint maintenance_due_booked_names_its_job
  check (status not in ('booked', 'completed') or job_id is not null);

alter table public.stock_locations add constraint stock_locations_truck_is_a_vehicle check ((kind = 'truck') = (vehicle_id is not null));
alter table public.stock_items add constraint stock_items_cost_not_negative check (average_cost >= 0);
alter table public.stock_levels add constraint stock_levels_never_below_nothing check (on_hand >= 0);
alter table public.stock_levels add constraint stock_levels_filled_above_the_minimum
  check (min_quantity >= 0 and max_quantity >= min_quantity);
alter table public.stock_moves add constraint stock_moves_quantity_is_positive check (quantity > 0);
alter table public.stock_moves add constraint stock_moves_cost_not_negative check (unit_cost >= 0);
alter table public.stock_moves add constraint stock_moves_go_somewhere_else check (from_id is distinct from to_id);
alter table public.stock_moves add constraint stock_moves_visit_names_its_job check (visit_id is null or job_id is not null);
alter table public.stock_moves add constraint stock_moves_ends_fit_the_kind check (
  case kind
    when 'receipt' then from_id is null and to_id is not null
    when 'return' then from_id is null and to_id is not null
    when 'issue' then from_id is not null and to_id is null
    when 'adjustment' then (from_id is null) <> (to_id is null)
    else from_id is not null and to_id is not null and transfer_line_id is not null
  end);
alter table public.stock_transfers add constraint stock_transfers_go_somewhere_else check (from_id <> to_id);
alter table public.stock_transfers add constraint stock_transfers_say_when
  check ((status in ('shipped', 'received')) = (shipped_at is not null) and (status = 'received') = (received_at is not null));
alter table public.stock_transfer_lines add constraint stock_transfer_lines_quantity_is_positive check (quantity > 0);
alter table public.stock_counts add constraint stock_counts_posted_say_when check ((status = 'posted') = (posted_at is not null));
alter table public.stock_count_lines add constraint stock_count_lines_counted_not_negative check (counted >= 0);
alter table public.vendors add constraint vendors_name_not_blank check (btrim(name) <> '');
alter table public.vendor_items add constraint vendor_items_cost_not_negative check (unit_cost >= 0);
alter table public.purchase_orders add constraint purchase_orders_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.purchase_order_lines add constraint purchase_order_lines_quantity_is_positive check (quantity > 0);
alter table public.purchase_order_lines add constraint purchase_order_lines_cost_not_negative check (unit_cost >= 0);
alter table public.purchase_order_lines add constraint purchase_order_lines_not_received_twice
  check (received_quantity between 0 and quantity);
alter table public.goods_receipt_lines add constraint goods_receipt_lines_quantity_is_positive check (quantity > 0);
alter table public.vendor_bills add constraint vendor_bills_amount_is_positive check (amount > 0);
alter table public.vendor_bills add constraint vendor_bills_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.vendor_bills add constraint vendor_bills_due_after_they_were_written check (due_on >= billed_on);

alter table public.service_item_materials add constraint service_item_materials_quantity_is_positive check (quantity > 0);
alter table public.markup_rules add constraint markup_rules_range_is_one check (cost_from >= 0 and cost_to > cost_from);
alter table public.markup_rules add constraint markup_rules_factor_is_at_least_one check (factor >= 1);
alter table public.markup_rules add constraint markup_rules_one_for_a_cost
  exclude using gist (company_id with =, numrange(cost_from, cost_to) with &&);
alter table public.proposal_tier_items add constraint proposal_tier_items_quantity_is_positive check (quantity > 0);

alter table public.commission_rules add constraint commission_rules_rate_is_a_fraction check (rate > 0 and rate < 1);
alter table public.commission_rules add constraint commission_rules_end_after_they_start check (valid_until >= valid_from);
-- two rules for the same people at the same time would leave it to chance which one counts
alter table public.commission_rules add constraint commission_rules_one_at_a_time
  exclude using gist (company_id with =, coalesce(profile_id, company_id) with =, coalesce(business_unit_id, company_id) with =,
                      daterange(valid_from, valid_until, '[]') with &&);
alter table public.job_splits add constraint job_splits_share_is_a_part check (share > 0 and share <= 1);
alter table public.commissions add constraint commissions_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');
alter table public.payroll_periods add constraint payroll_periods_end_after_they_start check (ends_on >= starts_on);
alter table public.payroll_periods add constraint payroll_periods_pay_after_they_end check (pay_on >= ends_on);
alter table public.payroll_periods add constraint payroll_periods_overtime_pays_more
  check (overtime_after_hours > 0 and overtime_factor >= 1);
alter table public.payroll_periods add constraint payroll_periods_locked_say_when check ((status <> 'open') = (locked_at is not null));
alter table public.payroll_periods add constraint payroll_periods_do_not_overlap
  exclude using gist (company_id with =, daterange(starts_on, ends_on, '[]') with &&);
alter table public.pay_entries add constraint pay_entries_only_deductions_are_negative
  check (quantity > 0 and case when kind = 'deduction' then rate <= 0 else rate >= 0 end);
alter table public.pay_entries add constraint pay_entries_by_hand_say_why check (not is_manual or note is not null);
alter table public.pay_entries add constraint pay_entries_currency_is_iso_code check (currency ~ '^[A-Z]{3}$');

alter table public.approval_rules add constraint approval_rules_amount_not_negative check (over_amount >= 0);
alter table public.approvals add constraint approvals_are_about_one_thing check (num_nonnulls(quote_id, purchase_order_id, expense_id) = 1);
alter table public.approvals add constraint approvals_decided_say_by_whom
  check ((status in ('approved', 'rejected')) = (decided_by is not null) and (decided_by is null) = (decided_at is null));
alter table public.approvals add constraint approvals_take_two_people check (decided_by <> requested_by);
alter table public.financing_plans add constraint financing_plans_months_are_positive check (months > 0);
alter table public.financing_plans add constraint financing_plans_rates_are_fractions
  check (yearly_rate >= 0 and yearly_rate < 1 and dealer_fee >= 0 and dealer_fee < 1);
alter table public.financing_plans add constraint financing_plans_range_is_one check (min_amount >= 0 and max_amount >= min_amount);
alter table public.financing_applications add constraint financing_applications_amount_is_positive check (amount > 0);
alter table public.financing_applications add constraint financing_applications_pay_for_one_thing
  check (num_nonnulls(quote_id, invoice_id) >= 1);
alter table public.financing_applications add constraint financing_applications_approved_say_how_much
  check (status not in ('approved', 'funded') or approved_amount > 0);
alter table public.financing_applications add constraint financing_applications_funded_name_their_payment
  check ((status = 'funded') = (payment_id is not null));
