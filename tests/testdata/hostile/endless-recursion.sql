-- exit: 1
-- at: select deeper(0);
-- says: stack depth limit exceeded (SQLSTATE 54001)
create function deeper(depth int) returns int language plpgsql
as $$ begin return deeper(depth + 1); end $$;
select deeper(0);
