-- Counts the rows whose value cannot be brought to its new type, and keeps the keys of some. What is asked, and what was
-- found, are settings of the transaction.
do $$
declare
    one record;
    found pg_catalog.int8 := 0;
    keys pg_catalog.text[] := '{}';
begin
    for one in execute pg_catalog.current_setting('wrench.rows') loop
        begin
            execute pg_catalog.current_setting('wrench.value') using one.place, one.relation;
        exception when data_exception or check_violation or not_null_violation then
            found := found + 1;
            if found <= 3 then
                keys := keys || one.key::pg_catalog.text;
            end if;
        end;
    end loop;
    perform pg_catalog.set_config('wrench.found', found::pg_catalog.text, true);
    perform pg_catalog.set_config('wrench.keys', pg_catalog.to_json(keys)::pg_catalog.text, true);
end
$$
