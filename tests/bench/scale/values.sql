-- What the sample app fills in: the first company, somebody of it who has a visit today, and days as they are where it is.
select
    c.id::text as company,
    pg_catalog.md5('customer/1/3')::uuid::text as customer,
    t.profile_id::text as technician,
    t.user_id::text as technician_login,
    pg_catalog.md5('user/1/1')::uuid::text as owner_login,
    pg_catalog.md5('user/1/2')::uuid::text as dispatcher_login,
    pg_catalog.md5('user/1/3')::uuid::text as accountant_login,
    pg_catalog.md5('user/1/12')::uuid::text as customer_login,
    d.date::text as date,
    day.today, day.tomorrow, day.monday, day.next_monday, day.last_month
from public.companies as c
cross join lateral (select (pg_catalog.now() at time zone c.time_zone)::date as date) as d
cross join lateral (
    select
        pg_catalog.min(pg_catalog.to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) filter (where name = 'today') as today,
        pg_catalog.min(pg_catalog.to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) filter (where name = 'tomorrow') as tomorrow,
        pg_catalog.min(pg_catalog.to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) filter (where name = 'monday') as monday,
        pg_catalog.min(pg_catalog.to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) filter (where name = 'next') as next_monday,
        pg_catalog.min(pg_catalog.to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) filter (where name = 'month') as last_month
    from (values
        ('today', d.date::timestamp at time zone c.time_zone),
        ('tomorrow', (d.date + 1)::timestamp at time zone c.time_zone),
        ('monday', pg_catalog.date_trunc('week', d.date::timestamp) at time zone c.time_zone),
        ('next', (pg_catalog.date_trunc('week', d.date::timestamp) + interval '7 days') at time zone c.time_zone),
        ('month', pg_catalog.now() - interval '30 days')
    ) as v (name, moment)
) as day
cross join lateral (
    select a.profile_id, p.user_id
    from public.visits as visit
    join public.visit_assignments as a on a.company_id = visit.company_id and a.visit_id = visit.id
    join public.profiles as p on p.company_id = a.company_id and p.id = a.profile_id
    where visit.company_id = c.id and (visit.scheduled_start at time zone c.time_zone)::date = d.date
    order by a.profile_id
    limit 1
) as t
where c.id = pg_catalog.md5('company/1/0')::uuid
