-- Either he is off or he is sent, never both, and one of them he is.
select format('time off is %s and he is sent to %s visits', away.status, count(sent.visit_id))
  from public.time_off as away
  left join public.visit_assignments as sent
    on sent.company_id = away.company_id and sent.profile_id = away.profile_id and sent.is_exclusive
   and sent.during && tstzrange(away.starts_at, away.ends_at)
 where away.id = 'aaaa0000-0000-4000-8000-000000000001'
 group by away.status
having (away.status = 'approved') = (count(sent.visit_id) > 0);
