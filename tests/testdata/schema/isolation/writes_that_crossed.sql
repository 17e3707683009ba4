-- A constraint that was in the way says nothing of tenants: rights and row security have let it pass.
select relation || ' (' || operation || '): ' || person,
       case verdict when 'crossed' then 'crossed over'
                    when 'constraint' then format('only a constraint stopped it: %s', message)
                    else format('the attempt is wrong: %s %s', code, message) end
  from isolation.tries where verdict not in ('refused', 'nothing touched');
