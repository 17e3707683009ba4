-- Whom the caller is in the portal.
select isolation.own_case($$select private.my_customers() as id$$, 'customer');
