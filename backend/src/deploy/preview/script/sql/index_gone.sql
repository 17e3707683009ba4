    if pg_catalog.to_regclass(:name) is not null then
        raise exception 'the index % was not dropped', :name using hint = 'Run `wrench deploy`.';
    end if;
