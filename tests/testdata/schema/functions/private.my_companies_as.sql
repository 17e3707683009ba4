-- Every role at once.
select isolation.own_case($$select private.my_companies_as('owner', 'admin', 'dispatcher', 'technician', 'accountant') as id$$, 'owner');
