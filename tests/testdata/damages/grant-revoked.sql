-- A privilege is gone.
select format('%s for %s', c.oid::regclass, g.grantee::regrole), format('revoke %s on %s from %s', g.privilege_type, c.oid::regclass, g.grantee::regrole)
from pg_class c, aclexplode(c.relacl) g
where c.relnamespace::regnamespace::text = any ($1) and c.relkind in ('r', 'v') and g.grantee <> 0 and g.grantee <> c.relowner
