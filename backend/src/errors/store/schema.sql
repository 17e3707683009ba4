-- The store: events, issues, sessions of the panel. A database of its own, never the target. Safe to run again.
create schema if not exists wrench_store;

-- One row: the key that loaders send.
create table if not exists wrench_store.project (
    only_row boolean primary key default true check (only_row),
    key text not null,
    created_at timestamptz not null default pg_catalog.now()
);

-- Browsers that were paired. The bearer itself is nowhere.
create table if not exists wrench_store.session (
    token_hash bytea primary key,
    created_at timestamptz not null default pg_catalog.now(),
    expires_at timestamptz not null
);

-- Events with one fingerprint.
create table if not exists wrench_store.issue (
    id bigint generated always as identity primary key,
    fingerprint text not null unique,
    class text not null,
    subclass text,
    title text not null,
    slots jsonb not null,
    status text not null default 'open' check (status in ('open', 'resolved', 'ignored')),
    events bigint not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    http_status integer,
    code text,
    endpoint text,
    page text,
    -- When it happened again after it was resolved, and when it was resolved last.
    opened_at timestamptz,
    resolved_at timestamptz
);
create index if not exists issue_last_seen_idx on wrench_store.issue (last_seen desc);

-- Occurrences, a partition a day so that old ones go by dropping a table.
create table if not exists wrench_store.event (
    id text not null,
    issue_id bigint not null references wrench_store.issue (id),
    received_at timestamptz not null,
    -- Of the page that reported it, as its browser says.
    origin text,
    payload text not null
) partition by range (received_at);
create index if not exists event_id_idx on wrench_store.event (id);
create index if not exists event_issue_idx on wrench_store.event (issue_id, received_at desc);

-- Statements that mended issues, as they were written into declared files.
create table if not exists wrench_store.repair (
    id bigint generated always as identity primary key,
    issue_id bigint not null references wrench_store.issue (id),
    file text not null,
    sql text not null,
    phase text,
    deployment text not null,
    applied_at timestamptz not null default pg_catalog.now(),
    undone_at timestamptz
);
create index if not exists repair_issue_idx on wrench_store.repair (issue_id, id desc);

do $$
begin
    -- A store that is older has no such columns. Asked first, since adding takes a lock that ends every reading.
    if not exists (
        select from pg_catalog.pg_attribute
         where attrelid = 'wrench_store.issue'::pg_catalog.regclass and attname = 'resolved_at'
    ) then
        alter table wrench_store.issue add column opened_at timestamptz, add column resolved_at timestamptz;
    end if;
    -- Unpacks several times faster than the default; not every server is built with it.
    if (select 'lz4' = any (enumvals) from pg_catalog.pg_settings where name = 'default_toast_compression') then
        alter table wrench_store.event alter column payload set compression lz4;
    end if;
end
$$;
