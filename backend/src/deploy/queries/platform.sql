-- Whether the platform is there, and whether this role could make it.
select
    pg_catalog.to_regnamespace('auth') is not null,
    (select rolsuper from pg_catalog.pg_roles where rolname = current_user)
