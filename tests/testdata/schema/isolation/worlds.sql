-- The second world: a twin of every company with every row it has, under other ids. Constraints hold for the twins as for anybody;
-- triggers rest, because what they do has been done to the rows that are copied.

-- The expression that makes a twin's value of a column.
create function isolation.twin_of_column(in_table regclass, col isolation.columns) returns text language sql stable as $$
  select case
           when exists (select from isolation.reference_keys as r
                         where r.table_name = in_table and not r.is_tenant and r.target::text not like 'auth.%' and col.name = any (r.columns))
             then quote_ident(col.name)
           when col.type = 'uuid'::regtype then format('isolation.twin(%I)', col.name)
           when col.type = 'uuid[]'::regtype then format('array(select isolation.twin(u) from unnest(%I) as u)', col.name)
           when col.type in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype) then
             format('(%s replace(%I::text, %L, %L))::%s', case when is_unique then format('case when %I <> '''' then ''twin-'' else '''' end ||', col.name) else '' end, col.name,
                    isolation.us(), isolation.them(), col.type::regtype)
           when is_unique and col.type = 'bytea'::regtype then format('sha256(%I)', col.name)
           else quote_ident(col.name)
         end
    from (select exists (
            select from pg_catalog.pg_index as i
             where i.indrelid = in_table and i.indisunique and pg_get_indexdef(i.indexrelid) ~ ('[( ]"?' || col.name || '"?[,):]')
               and pg_get_indexdef(i.indexrelid) !~ '_id[,) ]|\(id\)'
               and not exists (select from isolation.reference_keys as r where r.table_name = in_table and col.name = any (r.columns))) as is_unique) as unique_keys
$$;

-- Makes the twins; answers with tables and rows.
create function isolation.clone(out tables int, out rows bigint) language plpgsql as $$
declare
  source regclass;
  made bigint;
begin
  set local session_replication_role = replica;
  tables := 0;
  rows := 0;
  for source in
    select 'auth.users'::regclass union all select t.name from isolation.tables as t where not t.is_partition
  loop
    execute (
      select format('insert into %s (%s) select %s from %1$s', source,
                    string_agg(quote_ident(c.name), ', ' order by c.position),
                    string_agg(isolation.twin_of_column(source, c), ', ' order by c.position))
        from isolation.columns as c where c.table_name = source and not c.is_made);
    get diagnostics made = row_count;
    tables := tables + 1;
    rows := rows + made;
  end loop;
  set local session_replication_role = origin;
end
$$;

-- References that lead nowhere: the second world would be no world with them.
create function isolation.orphans() returns table (name text, rows bigint) language plpgsql as $$
declare
  reference isolation.reference_keys;
begin
  for reference in select r.* from isolation.reference_keys as r loop
    name := reference.table_name || '.' || reference.name;
    execute (
      select format('select count(*) from %s as a where %s and not exists (select from %s as b where %s)', reference.table_name,
                    string_agg(format('a.%I is not null', ours), ' and '), reference.target,
                    string_agg(format('a.%I = b.%I', ours, theirs), ' and '))
        from unnest(reference.columns, reference.target_columns) as pair (ours, theirs)) into rows;
    if rows > 0 then
      return next;
    end if;
  end loop;
end
$$;

-- Views that hold rows of their own.
create function isolation.refresh() returns void language plpgsql as $$
declare
  kept regclass;
begin
  for kept in select class.oid from pg_catalog.pg_class as class join isolation.schemas as s on s.oid = class.relnamespace where class.relkind = 'm' loop
    execute format('refresh materialized view %s', kept);
  end loop;
end
$$;
