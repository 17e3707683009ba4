select format('%s references to tables of companies, %s attempts by %s people with an id of theirs and one of nobody; '
              'with nothing but constraints in the way %s are refused by the key itself, %s by another constraint before it',
              count(distinct reference), 2 * count(*), count(distinct person) - 1,
              count(*) filter (where person = 'constraints' and code = '23503'),
              count(*) filter (where person = 'constraints' and code in ('23505', '23514', '23P01', '23502')))
  from isolation.references_tried;
