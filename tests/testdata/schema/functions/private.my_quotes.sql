-- Quotes that were sent to the caller.
select isolation.own_case($$select private.my_quotes() as id$$, 'customer');
