-- Requests a technician is to assess: theirs is to assess one.
set local session_replication_role = replica;
update public.assessments
   set assigned_to = (select id from public.profiles where user_id = (isolation.their('technician')).login)
 where company_id = isolation.them();
set local session_replication_role = origin;
select isolation.own_case($$select private.my_requests() as id$$, 'technician');
