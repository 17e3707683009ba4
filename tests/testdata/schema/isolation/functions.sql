-- Calling: what a case in functions/ is written with. Each says how a function is called with something of the other world.

-- The answer to a call with the rows it wrote, ids alike.
create function isolation.call(person isolation.people, query text, out answer text, out writes bigint) language plpgsql as $$
declare
  before bigint;
begin
  select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) into before from pg_catalog.pg_stat_xact_user_tables;
  answer := isolation.answer(person, query);
  select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) - before into writes from pg_catalog.pg_stat_xact_user_tables;
end
$$;

-- A person of the other world: the twin of one of ours, or of the owner of this company.
create function isolation.their(who text) returns isolation.people language sql stable as $$
  select ('their ' || p.name, p.db_role, isolation.twin(p.login))::isolation.people from isolation.people as p where p.name = who
  union all
  select ('their ' || owner.full_name, 'authenticated', isolation.twin(owner.user_id))::isolation.people
    from public.profiles as owner join public.companies as company on company.id = owner.company_id
   where company.name = who and owner.role = 'owner' and owner.company_id not in (isolation.us(), isolation.them())
     and company.id::text not like 'bbbbbbbb-%'
$$;

-- `query` with %L for the id of theirs. To everybody of ours it answers and does as with an id of nobody; but to `control`, who is of
-- their world, it does something else: or the case would prove nothing.
create function isolation.foreign_case(query text, theirs text, control text) returns int language plpgsql as $$
declare
  person isolation.people;
  of_theirs record;
  of_nothing record;
  tried int := 0;
  nobodys constant text := case when theirs ~ '-.*-.*-' then gen_random_uuid()::text else 'nothing of the kind' end;
begin
  if theirs is null then
    raise exception 'there is nothing of theirs to try it with';
  end if;
  for person in select p.* from isolation.people as p loop
    select * into of_theirs from isolation.call(person, format(query, theirs));
    select * into of_nothing from isolation.call(person, format(query, nobodys));
    if isolation.masked(of_theirs.answer) <> isolation.masked(of_nothing.answer) or of_theirs.writes <> of_nothing.writes
       or of_theirs.answer like '%bbbbbbbb-%' and of_theirs.answer !~ '^[0-9A-Z]{5} ' then
      raise exception 'the % is told "%" (% rows written), of an id of nobody "%" (%)',
        person.name, of_theirs.answer, of_theirs.writes, of_nothing.answer, of_nothing.writes;
    end if;
    if of_theirs.answer ~ '^(42[^5]|XX)' then
      raise exception 'the case is wrong: %', of_theirs.answer;
    end if;
    tried := tried + 1;
  end loop;
  select * into of_theirs from isolation.call(isolation.their(control), format(query, theirs));
  select * into of_nothing from isolation.call(isolation.their(control), format(query, nobodys));
  if isolation.masked(of_theirs.answer) = isolation.masked(of_nothing.answer) then
    raise exception 'the case proves nothing: their own % is told "%", too', control, of_theirs.answer;
  end if;
  return tried;
end
$$;

-- A call without anything of theirs names nothing of theirs; but to `control` it does.
create function isolation.own_case(query text, control text) returns int language plpgsql as $$
declare
  person isolation.people;
  answer text;
  tried int := 0;
begin
  for person in select p.* from isolation.people as p loop
    answer := isolation.answer(person, query);
    if answer like '%bbbbbbbb-%' then
      raise exception 'the % is told "%"', person.name, answer;
    end if;
    if answer ~ '^(42[^5]|XX)' then
      raise exception 'the case is wrong: %', answer;
    end if;
    tried := tried + 1;
  end loop;
  answer := isolation.answer(isolation.their(control), query);
  if answer not like '%bbbbbbbb-%' then
    raise exception 'the case proves nothing: their own % is told "%"', control, answer;
  end if;
  return tried;
end
$$;

-- For servers alone: everybody, of either world, is refused by rights.
create function isolation.closed_case(query text) returns int language plpgsql as $$
declare
  person isolation.people;
  answer text;
  tried int := 0;
begin
  for person in select p.* from isolation.people as p union all select (isolation.their('owner')).* loop
    answer := isolation.answer(person, query);
    if answer not like '42501 permission denied for %' then
      raise exception 'the % is told "%"', person.name, answer;
    end if;
    tried := tried + 1;
  end loop;
  return tried;
end
$$;

-- Triggers that run as their owner are tried where they are: on tables that the walk writes to with triggers.
create view isolation.trigger_functions as
  select proc.oid::regproc::text as name, string_agg(distinct trig.tgrelid::regclass::text, ' ') as tables,
         coalesce(bool_and(trig.tgrelid in (select t.name from isolation.tables as t)), false) as is_walked
    from pg_catalog.pg_proc as proc
    join isolation.schemas as s on s.oid = proc.pronamespace
    left join pg_catalog.pg_trigger as trig on trig.tgfoid = proc.oid
   where proc.prorettype = 'trigger'::regtype and proc.prosecdef
   group by proc.oid;

-- What wants a case: functions that run as their owner, and those that give rows for an argument.
create view isolation.functions as
  select s.nspname || '.' || proc.proname as name
    from pg_catalog.pg_proc as proc join isolation.schemas as s on s.oid = proc.pronamespace
   where proc.prorettype <> 'trigger'::regtype
     and not exists (select from pg_catalog.pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = proc.oid and d.deptype = 'e')
     and (proc.prosecdef
          or proc.proretset and proc.pronargs > proc.pronargdefaults and has_function_privilege('authenticated', proc.oid, 'execute'))
  union
  select name from isolation.trigger_functions where not is_walked;
