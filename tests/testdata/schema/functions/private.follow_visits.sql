-- For triggers.
select isolation.closed_case($$select private.follow_visits(gen_random_uuid())$$);
