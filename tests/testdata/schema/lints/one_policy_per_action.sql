-- One permissive policy per table, action and role: several are evaluated side by side, and read as if one were the rule.
select format('%s %s', policy.polrelid::regclass, policy.polcmd), 'has ' || string_agg('"' || policy.polname || '"', ' and ' order by policy.polname)
  from pg_catalog.pg_policy as policy
  join pg_catalog.pg_class as class on class.oid = policy.polrelid
 where policy.polpermissive and class.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
 group by policy.polrelid, policy.polcmd, policy.polroles
having count(*) > 1;
