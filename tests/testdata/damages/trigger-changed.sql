-- A trigger of the same name fires for other events.
select format('%s %I', c.oid::regclass, t.tgname), replace(replace(pg_get_triggerdef(t.oid), 'CREATE TRIGGER', 'create or replace trigger'), ' FOR EACH', ' OR DELETE FOR EACH')
from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace::regnamespace::text = any ($1) and not t.tgisinternal and pg_get_triggerdef(t.oid) not like '% DELETE%' and pg_get_triggerdef(t.oid) not like '%CONSTRAINT%'
