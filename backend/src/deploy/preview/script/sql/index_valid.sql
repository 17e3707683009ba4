    if not exists (
        select from pg_catalog.pg_index as i
        where i.indexrelid = pg_catalog.to_regclass(:name) and i.indisvalid
    ) then
        raise exception 'the index % was not built', :name
            using hint = 'Drop what is left of it, and run `wrench deploy`.';
    end if;
