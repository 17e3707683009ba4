-- For triggers of the network.
select isolation.closed_case($$select private.is_published(gen_random_uuid())$$);
