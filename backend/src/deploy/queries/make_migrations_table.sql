-- As the Supabase command line makes it; its schema is there already.
create table if not exists supabase_migrations.schema_migrations (
    version text not null primary key,
    statements text[],
    name text
)
