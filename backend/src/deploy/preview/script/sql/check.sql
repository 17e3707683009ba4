begin
    if not pg_catalog.pg_try_advisory_xact_lock(:lock) then
        raise exception using errcode = '55P03', message = 'another deployer holds the lock',
            hint = 'Run the script again from this part on when it has ended.';
    end if;
    if :part is distinct from (
        select d.summary ->> 'part' from wrench.deployment as d
        where d.id = :id and d.status = 'running'
            and not exists (select from wrench.deployment as o where o.started_at > d.started_at)
    ) then
        raise exception 'the part before this one was not committed, or another deployment has begun since'
            using hint = 'This part changed nothing. Run `wrench deploy`, or `wrench plan --sql` again, to go on.';
    end if;
:more
end
