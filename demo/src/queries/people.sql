-- Who of the sample people is there.
select
    p.user_id::pg_catalog.text as id,
    p.email,
    p.full_name,
    p.role::pg_catalog.text as role,
    c.name as company
from public.profiles as p
join public.companies as c on c.id = p.company_id
where p.email = any ($1) and p.user_id is not null and p.is_active
order by c.name, p.user_id
