-- How many crews a contractor has free is what it offers the network; how many it has at work is not. So a number is told, and it is told
-- in `private` alone, which the data API does not show. Nothing of what lies behind the number can be read.
do $$
declare
  person isolation.people;
  answer text;
begin
  for person in select p.* from isolation.people as p loop
    answer := isolation.answer(person, format('select private.free_crews(%L, daterange(current_date, current_date + 1)) as crews', isolation.them()));
    if answer !~ '^\[\{"crews": \d+\}\]$' and answer not like '42501 permission denied for %' then
      raise exception 'the % is told "%"', person.name, answer;
    end if;
    answer := isolation.answer(person, format('select * from public.network_availability where company_id = %L', isolation.them()));
    if answer <> '[]' and answer not like '42501 permission denied for %' then
      raise exception 'the % reads "%"', person.name, answer;
    end if;
  end loop;
end
$$;
