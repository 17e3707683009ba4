-- exit: 1
-- at: do $$ begin
-- says: error[declared-state-bound]: the statement ran longer than 1 s
-- says: raise `statement_seconds` under `[shadow]` in wrench.toml
set statement_timeout = 0;
do $$ begin
  loop
    begin
      loop end loop;
    exception when query_canceled then null;
    end;
  end loop;
end $$;
