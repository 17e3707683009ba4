-- Drops every role a test made; one that something still needs stays.
do $$
declare
    r text;
begin
    for r in select rolname from pg_catalog.pg_roles where rolname !~ '^pg_' and rolname <> current_user loop
        begin
            execute format('drop role %I', r);
        exception
            when dependent_objects_still_exist then null;
        end;
    end loop;
end $$;
