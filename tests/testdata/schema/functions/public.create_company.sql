-- It makes a company and nothing else: the caller is a member of one more, and of none in the other world.
do $$
declare
  person isolation.people;
  answer text;
begin
  for person in select p.* from isolation.people as p loop
    perform set_config('request.jwt.claim.email', coalesce(person.name || '@isolation.example', ''), true);
    answer := isolation.answer(person, 'select public.create_company(''New'', ''Nora'') as id, array(select private.my_companies()) as mine');
    if answer like '%bbbbbbbb-%' or (person.login is null) <> (answer like '42501%') then
      raise exception 'the % is told "%"', person.name, answer;
    end if;
  end loop;
end
$$;
