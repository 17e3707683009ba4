-- auth.uid() and the functions that say who is asking stand in a sub-select or in its FROM: asked once for a statement, not once for a row.
select policy.polrelid::regclass || ', ' || policy.polname, 'asks ' || asked.call[1] || ' for every row'
  from pg_catalog.pg_policy as policy
  join pg_catalog.pg_class as class on class.oid = policy.polrelid
 cross join lateral concat_ws(' ', pg_catalog.pg_get_expr(policy.polqual, policy.polrelid), pg_catalog.pg_get_expr(policy.polwithcheck, policy.polrelid)) as expression
 cross join lateral regexp_matches(
   regexp_replace(expression, '(?:SELECT|FROM) (auth\.\w+|private\.my_\w+|private\.requests_shared_with_me)\(', 'wrapped(', 'g'),
   '(auth\.(?:uid|jwt|role|email)|private\.my_\w+|private\.requests_shared_with_me)\(') as asked (call)
 where class.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'storage'::regnamespace);
