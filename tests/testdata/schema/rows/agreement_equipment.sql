-- What is looked after is the agreement's customer's.
with boiler as (
  insert into public.equipment (company_id, customer_id, property_id, name)
  select place.company_id, place.customer_id, place.id, 'Boiler'
    from public.service_agreements as agreement
    join public.properties as place on place.company_id = agreement.company_id and place.customer_id = agreement.customer_id
   where agreement.company_id = isolation.us() limit 1
  returning *)
insert into public.agreement_equipment (company_id, customer_id, agreement_id, equipment_id)
select boiler.company_id, boiler.customer_id, agreement.id, boiler.id
  from boiler join public.service_agreements as agreement on agreement.company_id = boiler.company_id and agreement.customer_id = boiler.customer_id
 limit 1;
