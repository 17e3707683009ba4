-- The caller's own profiles.
select isolation.own_case($$select private.my_profiles() as id$$, 'owner');
