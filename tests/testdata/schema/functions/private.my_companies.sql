-- Whose member the caller is.
select isolation.own_case($$select private.my_companies() as id$$, 'owner');
