create policy visits_all on visits using (true);
grant select on visits to public;
comment on table visits is 'who went where';
