-- For triggers.
select isolation.closed_case($$select private.refuse_double_billing(null)$$);
