-- The jobs of a technician.
select isolation.own_case($$select private.my_jobs() as id$$, 'technician');
