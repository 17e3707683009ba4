-- Requests others shared with the caller's companies.
select isolation.own_case($$select private.requests_shared_with_me() as id$$, 'owner');
