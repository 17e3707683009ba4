-- Whose customer the caller is.
select isolation.own_case($$select private.my_providers() as id$$, 'customer');
