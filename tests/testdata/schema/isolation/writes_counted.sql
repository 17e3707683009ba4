select format('%s tables x %s people x %s operations, %s attempts: %s refused, %s touched nothing',
              count(distinct relation), count(distinct person), count(distinct operation), count(*),
              count(*) filter (where verdict = 'refused'), count(*) filter (where verdict = 'nothing touched'))
  from isolation.tries;
