-- Checklists on the visits of a technician.
select isolation.own_case($$select private.my_checklists() as id$$, 'technician');
