-- Reading. Whatever a person may read is read twice: while the second world is not there, and when it is. Where the two differ, or
-- where an id of the second world appears, something crossed over.

create table isolation.looks (relation text, person text, at_first text, then_ text, foreign_rows bigint, primary key (relation, person));

-- Tables, views and functions without required arguments that give rows, with the columns a person may read.
create view isolation.sources as
  select class.oid::regclass::text as relation, person.name as person,
         format('select %s from %s', coalesce(nullif(
           (select string_agg(quote_ident(c.name), ', ' order by c.position) from isolation.columns as c
             where c.table_name = class.oid and has_column_privilege(person.db_role, class.oid, c.position, 'select')), ''), '*'), class.oid::regclass) as query,
         class.relkind::text as kind
    from pg_catalog.pg_class as class
   cross join isolation.people as person
   where class.relkind in ('r', 'p', 'v', 'm')
     and (class.relnamespace in (select s.oid from isolation.schemas as s) or class.oid in (select t.name from isolation.tables as t))
  union all
  select proc.oid::regprocedure::text, person.name, format('select * from %s()', proc.oid::regproc), 'f'
    from pg_catalog.pg_proc as proc
    join isolation.schemas as s on s.oid = proc.pronamespace
   cross join isolation.people as person
   where proc.pronargs = proc.pronargdefaults and proc.prorettype <> 'trigger'::regtype and proc.prokind = 'f'
     and has_function_privilege(person.db_role, proc.oid, 'execute')
     and not exists (select from pg_catalog.pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = proc.oid and d.deptype = 'e');

create function isolation.look_before() returns void language sql as $$
  insert into isolation.looks (relation, person, at_first)
  select source.relation, source.person, isolation.answer(who, source.query)
    from isolation.sources as source join isolation.people as who on who.name = source.person
$$;

create function isolation.look_after() returns void language sql as $$
  update isolation.looks as look
     set then_ = isolation.answer(who, source.query)
    from isolation.sources as source join isolation.people as who on who.name = source.person
   where source.relation = look.relation and source.person = look.person;

  -- beside the second world, our neighbours in the first: what is read of theirs must be meant
  update isolation.looks as look
     set foreign_rows = (select count(*) from jsonb_array_elements(look.then_::jsonb) as r
                          where coalesce(r ->> tables.company, '') <> isolation.us()::text)
    from isolation.tables as tables
   where tables.name::text = look.relation and tables.company is not null and look.then_ like '[%';
$$;

-- What crossed over, by relation and person.
create view isolation.crossings as
  select relation, person,
         case when then_ is distinct from at_first then 'changed by the other world'
              when then_ like '%bbbbbbbb-%' then 'names the other world'
              else format('%s rows of others', foreign_rows) end as how
    from isolation.looks
   where then_ is distinct from at_first or then_ like '%bbbbbbbb-%' or foreign_rows > 0;
