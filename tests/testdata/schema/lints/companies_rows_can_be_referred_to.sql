-- A table that is referred to by its id has a key of company and id for it.
select distinct con.confrelid::regclass::text, 'is referred to, and has no key that begins with (company_id, id)'
  from pg_catalog.pg_constraint as con
  join pg_catalog.pg_attribute as tenant on tenant.attrelid = con.confrelid and tenant.attname = 'company_id' and not tenant.attisdropped
  join pg_catalog.pg_attribute as id on id.attrelid = con.confrelid and id.attname = 'id' and not id.attisdropped
 where con.contype = 'f' and con.conparentid = 0
   and not exists (select from pg_catalog.pg_index as key
                    where key.indrelid = con.confrelid and key.indisunique
                      and array[tenant.attnum, id.attnum] <@ key.indkey::smallint[]);
