-- One thing that one person tries, undone at once, and what came of it.

create type isolation.outcome as (code text, message text, constraint_name text, rows bigint, damage bigint);

-- `statement` as this person; then `damage`, a count, as the owner. Code "done" where nothing refused it. In replica mode triggers and
-- foreign keys rest: what refuses then is rights and row security alone.
create function isolation.attempt(person isolation.people, statement text, mode text, damage text) returns isolation.outcome language plpgsql as $$
declare
  result isolation.outcome;
begin
  begin
    perform set_config('session_replication_role', mode, true);
    perform set_config('request.jwt.claims', jsonb_strip_nulls(jsonb_build_object('sub', person.login, 'role', person.db_role))::text, true);
    perform set_config('role', person.db_role, true);
    execute statement;
    get diagnostics result.rows = row_count;
    set constraints all immediate;
    perform set_config('role', 'none', true);
    if damage is not null then
      execute damage into result.damage;
    end if;
    raise exception 'undone' using errcode = 'UNDO1';
  exception
    when sqlstate 'UNDO1' then
      result.code := 'done';
    when others then
      get stacked diagnostics result.constraint_name = constraint_name;
      result.code := sqlstate;
      result.message := sqlerrm;
  end;
  return result;
end
$$;

-- What a query gives this person, as JSON; or the refusal.
create function isolation.answer(person isolation.people, query text) returns text language plpgsql as $$
declare
  result text;
begin
  begin
    perform set_config('request.jwt.claims', jsonb_strip_nulls(jsonb_build_object('sub', person.login, 'role', person.db_role))::text, true);
    perform set_config('role', person.db_role, true);
    execute format('select coalesce(jsonb_agg(to_jsonb(r) order by to_jsonb(r)::text), ''[]'')::text from (%s) as r', query) into result;
    set constraints all immediate;
    raise exception 'undone' using errcode = 'UNDO1';
  exception
    when sqlstate 'UNDO1' then return result;
    when others then return sqlstate || ' ' || sqlerrm;
  end;
end
$$;

-- A text in which two ids, and what is drawn by lot, look alike.
create function isolation.masked(text) returns text language sql immutable as $$
  select regexp_replace($1, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'ID', 'g')
$$;

-- Columns of a table on which a person has a right, without those the server makes.
create function isolation.allowed(person isolation.people, in_table regclass, privilege text) returns text[] language sql stable as $$
  select coalesce(array_agg(c.name::text order by c.position), '{}')
    from isolation.columns as c
   where c.table_name = in_table and has_column_privilege(person.db_role, in_table, c.position, privilege)
     and (privilege = 'select' or not c.is_made)
$$;
