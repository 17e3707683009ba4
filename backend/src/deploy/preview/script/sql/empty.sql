    if exists (select from :table) then
        raise exception '% has rows, and had none when the plan was made', :name
            using hint = 'Nothing was changed. Run `wrench plan --sql` again.';
    end if;
