-- Who may try what, as in phase 1: what the app uses and no more, and nothing for the public key.

revoke all on public.locations, public.business_units, public.job_types, public.teams, public.team_members,
  public.service_zones, public.accounting_periods, public.shifts, public.capacity_slots, public.capacity_bookings,
  public.campaigns, public.campaign_costs, public.campaign_touches, public.calls, public.equipment_types, public.equipment,
  public.equipment_warranties, public.warranty_claims, public.visit_equipment, public.membership_plans,
  public.membership_plan_visits, public.memberships, public.service_agreements, public.agreement_services,
  public.agreement_equipment, public.billing_periods, public.maintenance_due, public.vehicles, public.stock_locations,
  public.stock_items, public.stock_levels, public.stock_moves, public.stock_transfers, public.stock_transfer_lines,
  public.stock_counts, public.stock_count_lines, public.vendors, public.vendor_items, public.purchase_orders,
  public.purchase_order_lines, public.goods_receipts, public.goods_receipt_lines, public.vendor_bills,
  public.service_item_materials, public.markup_rules, public.proposal_templates, public.proposal_tiers,
  public.proposal_tier_items, public.commission_rules, public.job_splits, public.commissions, public.payroll_periods,
  public.pay_entries, public.approval_rules, public.approvals, public.financing_plans, public.financing_applications,
  public.report_refreshes, public.dispatch_board, public.capacity_remaining, public.equipment_overview,
  public.membership_overview, public.stock_to_fill, public.purchase_order_overview, public.campaign_results, public.pay_summary
  from anon, authenticated;

grant select, insert, update, delete on public.locations, public.business_units, public.job_types, public.teams,
  public.team_members, public.service_zones, public.shifts, public.capacity_bookings, public.campaigns, public.campaign_costs,
  public.equipment_types, public.equipment, public.equipment_warranties, public.visit_equipment, public.membership_plans,
  public.membership_plan_visits, public.service_agreements, public.agreement_services, public.agreement_equipment,
  public.vehicles, public.stock_locations, public.stock_transfer_lines, public.stock_count_lines, public.vendors,
  public.vendor_items, public.purchase_orders, public.service_item_materials, public.markup_rules, public.proposal_templates,
  public.proposal_tiers, public.proposal_tier_items, public.commission_rules, public.job_splits, public.payroll_periods,
  public.pay_entries, public.approval_rules, public.financing_plans
  to authenticated;
grant select, insert, update on public.accounting_periods, public.calls, public.warranty_claims, public.memberships,
  public.maintenance_due, public.stock_transfers, public.stock_counts, public.vendor_bills, public.financing_applications
  to authenticated;
grant select, insert on public.campaign_touches, public.billing_periods, public.stock_moves, public.goods_receipts,
  public.goods_receipt_lines, public.approvals
  to authenticated;
grant select on public.report_refreshes
  to authenticated;
grant select on public.dispatch_board, public.capacity_remaining, public.equipment_overview, public.membership_overview,
  public.stock_to_fill, public.purchase_order_overview, public.campaign_results, public.pay_summary
  to authenticated;

grant update (location_id) on public.profiles to authenticated;

-- What triggers count is nobody's to write.
grant select, delete on public.capacity_slots to authenticated;
grant insert (company_id, business_unit_id, starts_at, ends_at, total_minutes) on public.capacity_slots to authenticated;
grant update (starts_at, ends_at, total_minutes) on public.capacity_slots to authenticated;
grant select on public.stock_levels to authenticated;
grant insert (company_id, stock_location_id, stock_item_id, min_quantity, max_quantity) on public.stock_levels to authenticated;
grant update (min_quantity, max_quantity) on public.stock_levels to authenticated;
grant select, delete on public.stock_items to authenticated;
grant insert (id, company_id, service_item_id, sku, name, unit, is_archived) on public.stock_items to authenticated;
grant update (service_item_id, sku, name, unit, is_archived) on public.stock_items to authenticated;
grant select, delete on public.purchase_order_lines to authenticated;
grant insert (id, company_id, purchase_order_id, stock_item_id, position, quantity, unit_cost) on public.purchase_order_lines to authenticated;
grant update (stock_item_id, position, quantity, unit_cost) on public.purchase_order_lines to authenticated;
grant select on public.commissions to authenticated;
grant update (pay_entry_id) on public.commissions to authenticated;

grant select, insert, update, delete on public.locations, public.business_units, public.job_types, public.teams,
  public.team_members, public.service_zones, public.accounting_periods, public.shifts, public.capacity_slots,
  public.capacity_bookings, public.campaigns, public.campaign_costs, public.campaign_touches, public.calls,
  public.equipment_types, public.equipment, public.equipment_warranties, public.warranty_claims, public.visit_equipment,
  public.membership_plans, public.membership_plan_visits, public.memberships, public.service_agreements,
  public.agreement_services, public.agreement_equipment, public.billing_periods, public.maintenance_due, public.vehicles,
  public.stock_locations, public.stock_items, public.stock_levels, public.stock_moves, public.stock_transfers,
  public.stock_transfer_lines, public.stock_counts, public.stock_count_lines, public.vendors, public.vendor_items,
  public.purchase_orders, public.purchase_order_lines, public.goods_receipts, public.goods_receipt_lines, public.vendor_bills,
  public.service_item_materials, public.markup_rules, public.proposal_templates, public.proposal_tiers,
  public.proposal_tier_items, public.commission_rules, public.job_splits, public.commissions, public.payroll_periods,
  public.pay_entries, public.approval_rules, public.approvals, public.financing_plans, public.financing_applications,
  public.report_refreshes
  to service_role;
grant select on public.dispatch_board, public.capacity_remaining, public.equipment_overview, public.membership_overview,
  public.stock_to_fill, public.purchase_order_overview, public.campaign_results, public.pay_summary
  to service_role;

-- Figures are read through report_…() alone.
revoke all on private.job_profitability, private.technician_productivity, private.receivables_ageing, private.revenue_by_month
  from anon, authenticated, service_role;

revoke execute on function private.in_transit(uuid) from public;
revoke execute on function private.months_of(public.billing_frequency) from public;
grant execute on function private.months_of(public.billing_frequency) to authenticated, service_role;
