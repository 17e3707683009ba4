select format('%s relations and functions read by %s people, %s readings; %s crossed as listed',
              count(distinct relation), count(distinct person), count(*), (select count(*) from isolation.crossings))
  from isolation.looks;
