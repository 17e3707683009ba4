-- The visits of a technician.
select isolation.own_case($$select private.my_visits() as id$$, 'technician');
