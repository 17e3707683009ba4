-- A reference to a company's row has the company in it, on both sides: then no row can point into another company.
select con.conrelid::regclass || '.' || con.conname,
       'refers to ' || con.confrelid::regclass || ' by ' || pg_catalog.pg_get_constraintdef(con.oid)
  from pg_catalog.pg_constraint as con
  join pg_catalog.pg_attribute as theirs on theirs.attrelid = con.confrelid and theirs.attname = 'company_id' and not theirs.attisdropped
  left join pg_catalog.pg_attribute as ours on ours.attrelid = con.conrelid and ours.attname = 'company_id' and not ours.attisdropped
 where con.contype = 'f' and con.conparentid = 0
   and not exists (select from unnest(con.conkey, con.confkey) as pair (ours, theirs)
                    where pair.ours = ours.attnum and pair.theirs = theirs.attnum);
