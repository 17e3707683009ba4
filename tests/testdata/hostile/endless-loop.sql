-- exit: 1
-- at: do $$ begin loop end loop; end $$;
-- says: canceling statement due to statement timeout (SQLSTATE 57014)
-- says: raise the bound under `[shadow]` in wrench.toml
do $$ begin loop end loop; end $$;
