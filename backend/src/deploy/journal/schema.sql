-- Wrench's own record in the database it deploys to. Safe to run again.
create schema if not exists wrench;

-- One row a database: how it came to be.
create table if not exists wrench.database (
    only_row boolean primary key default true check (only_row),
    format integer not null,
    -- Deployments built the declared objects from nothing, so data statements that the journal does not know have not run.
    built_by_journal boolean not null
);

-- One row a deployment.
create table if not exists wrench.deployment (
    id text primary key,
    started_at timestamptz not null default pg_catalog.now(),
    finished_at timestamptz,
    status text not null,
    exit_code integer,
    tool_version text not null,
    git_commit text,
    deployed_by text not null default current_user,
    phases text[] not null,
    summary jsonb,
    -- What the declared objects looked like afterwards, all phases so far.
    base_hash text
);

-- Catalogs by hash, so that deployments that change nothing share one.
create table if not exists wrench.catalog (
    hash text primary key,
    objects text not null
);

-- What was left since the last base by transactions that did not end a phase. It wins over the base.
create table if not exists wrench.base_change (
    object text primary key,
    phase text not null,
    -- The object with its phase.
    entry text not null,
    is_gone boolean not null
);

-- What a deployment left that left nothing to do: hashes of what its plan was made from.
create table if not exists wrench.settled (
    deployment_id text primary key references wrench.deployment (id),
    -- Everything together.
    key text not null,
    -- Row versions of the catalogs, and the first transaction that was not there yet.
    catalogs text not null,
    next_transaction bigint not null
);

-- One row a statement that a deployment ran or found done. Written in the transaction of what it records.
create table if not exists wrench.statement (
    deployment_id text not null references wrench.deployment (id),
    seq integer not null,
    phase text not null,
    style text not null,
    file text,
    line integer,
    hash text,
    ordinal integer,
    decision text not null,
    -- 'intent' before a statement that cannot run in a transaction, 'done' after it.
    status text not null,
    heals jsonb,
    recorded_at timestamptz not null default pg_catalog.clock_timestamp(),
    primary key (deployment_id, seq)
);
create index if not exists statement_file_idx on wrench.statement (file, hash);
