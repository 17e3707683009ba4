-- Who of the sample people is there: those who work at a company, then those who may enter a customer portal.
select
    person.user_id::pg_catalog.text as id,
    person.email,
    person.full_name,
    person.role,
    c.name as company
from (
    select p.company_id, p.user_id, p.email, p.full_name, p.role::pg_catalog.text as role, false as is_customer
    from public.profiles as p
    where p.is_active
    union all
    select l.company_id, l.user_id, l.email, customer.display_name, 'customer', true
    from public.customer_logins as l
    join public.customers as customer on customer.company_id = l.company_id and customer.id = l.customer_id
    where l.is_active
) as person
join public.companies as c on c.id = person.company_id
where person.email = any ($1) and person.user_id is not null
order by c.name, person.is_customer, person.user_id
