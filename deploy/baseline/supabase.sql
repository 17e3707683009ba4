-- The Supabase platform, as far as an application's SQL refers to it.
--
-- Applied by a superuser (of any name) to an embedded server, to every shadow database, and as phase 0 to a target whose
-- platform is "supabase" and which has no schema auth. PostgreSQL 15 to 18. Applying it again changes nothing.
--
-- Who deploys: the role named by the setting wrench.deployer (default: postgres). The launcher sets it in the same session:
--     select set_config('wrench.deployer', 'wrench_deployer', false);
-- The deployer stands where the role postgres stands on the platform: an owner that is no superuser.
--
-- Three rules hold throughout:
--   * Roles belong to the whole cluster, so an existing role keeps its attributes, settings and password. No password is set here.
--   * Nothing is dropped, and nothing outside the schemas named here is touched.
--   * Sent statement by statement over one connection: no psql commands, no statement that cannot run in a transaction.
--
-- Where this is more permissive than the hosted platform: there, the library supautils lets postgres create policies and drop
-- triggers on a list of platform tables it does not own. Without that library PostgreSQL asks for ownership, so the deployer is a
-- member of the owning roles (as postgres was on the platform until 2024). It can therefore also ALTER those tables, which the
-- hosted platform refuses. It can not create anything in auth, storage or realtime, neither here nor there.
--
-- Counts, days and minutes, no keys; the platform's own shape; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint, prefer-identity, prefer-text-field, prefer-timestamp-tz, require-lock-timeout, require-statement-timeout

set client_min_messages = warning;   -- "already exists, skipping" is the normal case of a second run


-- Roles ---------------------------------------------------------------------------------------------------------------------

-- One block, hence one transaction, under a lock that other databases of the cluster see too: several shadows are prepared at
-- the same time, and two concurrent CREATE ROLE of one name would otherwise fail in the unique index of pg_authid.
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  wanted   record;
  setting  text;
begin
  lock table pg_catalog.pg_authid in share row exclusive mode;

  for wanted in
    select * from (values
      -- name                        attributes                                                     settings, only for a role created here
      ('supabase_admin',             'superuser createdb createrole replication bypassrls nologin',
        array['search_path to "$user", public, auth, extensions', 'log_statement to none']),
      ('postgres',                   'login createdb createrole replication bypassrls',
        array['search_path to "$user", public, extensions']),
      (deployer,                     'login createdb createrole replication bypassrls',
        array['search_path to "$user", public, extensions']),
      -- what a JSON Web Token names: PostgREST connects as authenticator and switches to one of the three
      ('anon',                       'nologin inherit',                       array['statement_timeout to ''3s''']),
      ('authenticated',              'nologin inherit',                       array['statement_timeout to ''8s''']),
      ('service_role',               'nologin inherit bypassrls',             array[]::text[]),
      ('authenticator',              'login noinherit',
        array['statement_timeout to ''8s''', 'lock_timeout to ''8s''']),
      -- the platform's services, each with the schema it owns
      ('supabase_auth_admin',        'login noinherit',
        array['search_path to auth', 'idle_in_transaction_session_timeout to 60000', 'log_statement to none']),
      ('supabase_storage_admin',     'login noinherit',
        array['search_path to storage', 'log_statement to none']),
      ('supabase_realtime_admin',    'nologin noinherit',                     array[]::text[]),
      ('supabase_functions_admin',   'login noinherit',                       array['search_path to supabase_functions']),
      ('supabase_replication_admin', 'login replication',                     array[]::text[]),
      ('supabase_read_only_user',    'login bypassrls',                       array['default_transaction_read_only to on']),
      ('dashboard_user',             'nologin createdb createrole replication', array[]::text[]),
      ('pgbouncer',                  'login',                                 array[]::text[])
    ) as platform (role_name, attributes, settings)
  loop
    continue when exists (select from pg_catalog.pg_roles where rolname = wanted.role_name);
    execute format('create role %I with %s', wanted.role_name, wanted.attributes);
    foreach setting in array wanted.settings loop
      execute format('alter role %I set %s', wanted.role_name, setting);
    end loop;
  end loop;
end
$platform$;

-- Memberships. From 16 on a membership carries its own INHERIT, SET and ADMIN options: they are written out, because the deployer
-- must both use these roles' privileges and SET ROLE to them, whatever its own INHERIT attribute says.
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  modern   constant boolean := current_setting('server_version_num')::integer >= 160000;
  link     record;
  present  boolean;
begin
  lock table pg_catalog.pg_authid in share row exclusive mode;

  for link in
    -- the API: authenticator may become them, but never has their rights by itself
    select granted, 'authenticator' as member, false as inherits, false as administers
      from unnest(array['anon', 'authenticated', 'service_role']) as granted
    union all
    -- the storage service speaks as the user it serves
    select 'authenticator', 'supabase_storage_admin', false, false
    union all
    -- postgres hands the API roles on to roles of its own (the platform: 16 and above)
    select granted, member, true, modern
      from unnest(array['anon', 'authenticated', 'service_role']) as granted, unnest(array['postgres', deployer]) as member
    union all
    -- ownership of the platform's tables, in place of supautils: see the head of this file
    select granted, member, true, false
      from unnest(array['supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin']) as granted,
           unnest(array['postgres', deployer]) as member
    union all
    select granted, member, true, false
      from unnest(array['pg_monitor', 'pg_signal_backend', 'pg_read_all_data']) as granted,
           unnest(array['postgres', deployer]) as member
    union all
    select granted, 'supabase_read_only_user', true, false
      from unnest(array['pg_read_all_data', 'pg_monitor']) as granted
  loop
    -- pg_auth_members and not pg_has_role(), which answers yes to everything for a superuser
    if modern then
      execute 'select exists (select from pg_catalog.pg_auth_members
                where roleid = $1::regrole and member = $2::regrole
                  and set_option and (inherit_option or not $3) and (admin_option or not $4))'
         into present using quote_ident(link.granted), quote_ident(link.member), link.inherits, link.administers;
    else
      select exists (select from pg_catalog.pg_auth_members
                      where roleid = quote_ident(link.granted)::regrole and member = quote_ident(link.member)::regrole)
        into present;
    end if;
    continue when present or link.granted = link.member;

    if modern then
      execute format('grant %I to %I with inherit %s, set true, admin %s',
                     link.granted, link.member, link.inherits::text, link.administers::text);
    else
      execute format('grant %I to %I', link.granted, link.member);
    end if;
  end loop;

  if (select rolsuper from pg_catalog.pg_roles where rolname = deployer) then
    raise warning 'the deploying role "%" is a superuser', deployer
      using hint = 'Files are then not tried under the restrictions of the platform. Name another role in wrench.deployer.';
  end if;
end
$platform$;


-- The database --------------------------------------------------------------------------------------------------------------

do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
begin
  -- extension functions and types resolve without a schema name, for every role that has no search_path of its own
  execute format('alter database %I set search_path to "$user", public, extensions', current_database());
  -- CREATE: schemas, trusted extensions, and owning a publication
  execute format('grant connect, temporary, create on database %I to postgres, %I', current_database(), deployer);
  execute format('grant all on database %I to dashboard_user', current_database());
end
$platform$;

-- This session too: ALTER DATABASE … SET is for sessions that begin later.
set search_path to "$user", public, extensions;


-- Schema public -------------------------------------------------------------------------------------------------------------

grant usage on schema public to postgres, anon, authenticated, service_role;

-- Whatever the deployer creates in public is reachable through the API; row level security is what protects it. An application
-- that wants less revokes it.
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  creator  name;
  kind     text;
begin
  execute format('grant usage, create on schema public to postgres, %I', deployer);
  foreach creator in array array['postgres', 'supabase_admin', deployer] loop
    foreach kind in array array['tables', 'sequences', 'functions'] loop
      execute format('alter default privileges for role %I in schema public grant all on %s to postgres, anon, authenticated, service_role',
                     creator, kind);
    end loop;
  end loop;
end
$platform$;


-- Schema extensions ---------------------------------------------------------------------------------------------------------

create schema if not exists extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
grant all on schema extensions to dashboard_user;

do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  extension name;
begin
  -- CREATE lets the deployer put trusted extensions here (citext, btree_gist, pg_trgm …)
  execute format('grant usage, create on schema extensions to %I', deployer);
  foreach extension in array array['pgcrypto', 'uuid-ossp', 'pg_stat_statements'] loop
    -- a server without the contrib package, or one that has the extension elsewhere, is still a usable server
    if exists (select from pg_catalog.pg_available_extensions where name = extension)
       and not exists (select from pg_catalog.pg_extension where extname = extension) then
      execute format('create extension %I with schema extensions', extension);
    end if;
  end loop;
end
$platform$;


-- Schema auth ---------------------------------------------------------------------------------------------------------------

create schema if not exists auth authorization supabase_admin;
-- USAGE, not CREATE, for the owner of the tables: what its members may do, the deployer may do
grant usage on schema auth to anon, authenticated, service_role, postgres, dashboard_user, supabase_auth_admin;

do $platform$
declare
  type_name text;
  labels    text[];
begin
  for type_name, labels in
    select * from (values
      ('aal_level',                  array['aal1', 'aal2', 'aal3']),
      ('code_challenge_method',      array['s256', 'plain']),
      ('factor_status',              array['unverified', 'verified']),
      ('factor_type',                array['totp', 'webauthn', 'phone']),
      ('oauth_registration_type',    array['dynamic', 'manual']),
      ('oauth_client_type',          array['public', 'confidential']),
      ('oauth_authorization_status', array['pending', 'approved', 'denied', 'expired']),
      ('oauth_response_type',        array['code']),
      ('one_time_token_type',        array['confirmation_token', 'reauthentication_token', 'recovery_token',
                                           'email_change_token_new', 'email_change_token_current', 'phone_change_token'])
    ) as enums (name, labels)
  loop
    if to_regtype('auth.' || type_name) is null then
      execute format('create type auth.%I as enum (%s)', type_name,
                     (select string_agg(quote_literal(label), ', ' order by position)
                        from unnest(labels) with ordinality as l (label, position)));
    end if;
  end loop;
end
$platform$;

-- Who is asking. PostgREST puts the verified token into request.jwt.claims; releases before 9 wrote one setting per claim, and the
-- platform still reads those first.
create or replace function auth.uid() returns uuid
  language sql stable
  as $$
    select coalesce(
      nullif(current_setting('request.jwt.claim.sub', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
    )::uuid
  $$;

create or replace function auth.role() returns text
  language sql stable
  as $$
    select coalesce(
      nullif(current_setting('request.jwt.claim.role', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
    )::text
  $$;

create or replace function auth.email() returns text
  language sql stable
  as $$
    select coalesce(
      nullif(current_setting('request.jwt.claim.email', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
    )::text
  $$;

create or replace function auth.jwt() returns jsonb
  language sql stable
  as $$
    select coalesce(
      nullif(current_setting('request.jwt.claim', true), ''),
      nullif(current_setting('request.jwt.claims', true), '')
    )::jsonb
  $$;

comment on function auth.uid() is 'The user of the current request (claim sub). Deprecated on the platform in favour of auth.jwt() ->> ''sub''.';
comment on function auth.role() is 'The role of the current request (claim role). Deprecated on the platform in favour of auth.jwt() ->> ''role''.';
comment on function auth.email() is 'The e-mail address of the current request. Deprecated on the platform in favour of auth.jwt() ->> ''email''.';
comment on function auth.jwt() is 'All claims of the current request.';

create table if not exists auth.users (
  instance_id                 uuid,
  id                          uuid not null,
  aud                         varchar(255),
  role                        varchar(255),
  email                       varchar(255),
  encrypted_password          varchar(255),
  email_confirmed_at          timestamptz,
  invited_at                  timestamptz,
  confirmation_token          varchar(255),
  confirmation_sent_at        timestamptz,
  recovery_token              varchar(255),
  recovery_sent_at            timestamptz,
  email_change_token_new      varchar(255),
  email_change                varchar(255),
  email_change_sent_at        timestamptz,
  last_sign_in_at             timestamptz,
  raw_app_meta_data           jsonb,
  raw_user_meta_data          jsonb,
  is_super_admin              boolean,
  created_at                  timestamptz,
  updated_at                  timestamptz,
  phone                       text default null,
  phone_confirmed_at          timestamptz,
  phone_change                text default '',
  phone_change_token          varchar(255) default '',
  phone_change_sent_at        timestamptz,
  confirmed_at                timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
  email_change_token_current  varchar(255) default '',
  email_change_confirm_status smallint default 0,
  banned_until                timestamptz,
  reauthentication_token      varchar(255) default '',
  reauthentication_sent_at    timestamptz,
  is_sso_user                 boolean not null default false,
  deleted_at                  timestamptz,
  is_anonymous                boolean not null default false,
  constraint users_pkey primary key (id),
  constraint users_phone_key unique (phone),
  constraint users_email_change_confirm_status_check check (email_change_confirm_status between 0 and 2)
);
create index if not exists users_instance_id_idx on auth.users (instance_id);
create index if not exists users_instance_id_email_idx on auth.users (instance_id, lower(email::text));
create index if not exists users_is_anonymous_idx on auth.users (is_anonymous);
create unique index if not exists users_email_partial_key on auth.users (email) where is_sso_user = false;
create unique index if not exists confirmation_token_idx on auth.users (confirmation_token) where confirmation_token::text !~ '^[0-9 ]*$';
create unique index if not exists recovery_token_idx on auth.users (recovery_token) where recovery_token::text !~ '^[0-9 ]*$';
create unique index if not exists reauthentication_token_idx on auth.users (reauthentication_token) where reauthentication_token::text !~ '^[0-9 ]*$';
create unique index if not exists email_change_token_new_idx on auth.users (email_change_token_new) where email_change_token_new::text !~ '^[0-9 ]*$';
create unique index if not exists email_change_token_current_idx on auth.users (email_change_token_current) where email_change_token_current::text !~ '^[0-9 ]*$';

create table if not exists auth.identities (
  provider_id     text not null,
  user_id         uuid not null,
  identity_data   jsonb not null,
  provider        text not null,
  last_sign_in_at timestamptz,
  created_at      timestamptz,
  updated_at      timestamptz,
  email           text generated always as (lower(identity_data ->> 'email')) stored,
  id              uuid not null default gen_random_uuid(),
  constraint identities_pkey primary key (id),
  constraint identities_provider_id_provider_unique unique (provider_id, provider),
  constraint identities_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);
create index if not exists identities_user_id_idx on auth.identities (user_id);
create index if not exists identities_email_idx on auth.identities (email text_pattern_ops);

create table if not exists auth.oauth_clients (
  id                         uuid not null,
  client_secret_hash         text,
  registration_type          auth.oauth_registration_type not null,
  redirect_uris              text not null,
  grant_types                text not null,
  client_name                text,
  client_uri                 text,
  logo_uri                   text,
  created_at                 timestamptz not null default now(),
  updated_at                 timestamptz not null default now(),
  deleted_at                 timestamptz,
  client_type                auth.oauth_client_type not null default 'confidential',
  token_endpoint_auth_method text,
  constraint oauth_clients_pkey primary key (id)
);

create table if not exists auth.sessions (
  id                     uuid not null,
  user_id                uuid not null,
  created_at             timestamptz,
  updated_at             timestamptz,
  factor_id              uuid,
  aal                    auth.aal_level,
  not_after              timestamptz,
  refreshed_at           timestamp,
  user_agent             text,
  ip                     inet,
  tag                    text,
  oauth_client_id        uuid,
  refresh_token_hmac_key text,
  refresh_token_counter  bigint,
  scopes                 text,
  constraint sessions_pkey primary key (id),
  constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint sessions_oauth_client_id_fkey foreign key (oauth_client_id) references auth.oauth_clients (id) on delete cascade
);
create index if not exists sessions_user_id_idx on auth.sessions (user_id);
create index if not exists sessions_oauth_client_id_idx on auth.sessions (oauth_client_id);
create index if not exists sessions_not_after_idx on auth.sessions (not_after desc);
create index if not exists user_id_created_at_idx on auth.sessions (user_id, created_at);

create table if not exists auth.refresh_tokens (
  instance_id uuid,
  id          bigserial not null,
  token       varchar(255),
  user_id     varchar(255),
  revoked     boolean,
  created_at  timestamptz,
  updated_at  timestamptz,
  parent      varchar(255),
  session_id  uuid,
  constraint refresh_tokens_pkey primary key (id),
  constraint refresh_tokens_token_unique unique (token),
  constraint refresh_tokens_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade
);
create index if not exists refresh_tokens_instance_id_idx on auth.refresh_tokens (instance_id);
create index if not exists refresh_tokens_instance_id_user_id_idx on auth.refresh_tokens (instance_id, user_id);
create index if not exists refresh_tokens_parent_idx on auth.refresh_tokens (parent);
create index if not exists refresh_tokens_session_id_revoked_idx on auth.refresh_tokens (session_id, revoked);
create index if not exists refresh_tokens_updated_at_idx on auth.refresh_tokens (updated_at desc);

create table if not exists auth.mfa_factors (
  id                              uuid not null,
  user_id                         uuid not null,
  friendly_name                   text,
  factor_type                     auth.factor_type not null,
  status                          auth.factor_status not null,
  created_at                      timestamptz not null,
  updated_at                      timestamptz not null,
  secret                          text,
  phone                           text,
  last_challenged_at              timestamptz,
  web_authn_credential            jsonb,
  web_authn_aaguid                uuid,
  last_webauthn_challenge_data    jsonb,
  constraint mfa_factors_pkey primary key (id),
  constraint mfa_factors_last_challenged_at_key unique (last_challenged_at),
  constraint mfa_factors_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);
create index if not exists mfa_factors_user_id_idx on auth.mfa_factors (user_id);
create index if not exists factor_id_created_at_idx on auth.mfa_factors (user_id, created_at);
create unique index if not exists mfa_factors_user_friendly_name_unique on auth.mfa_factors (friendly_name, user_id) where trim(friendly_name) <> '';
create unique index if not exists unique_phone_factor_per_user on auth.mfa_factors (user_id, phone);

create table if not exists auth.mfa_challenges (
  id                     uuid not null,
  factor_id              uuid not null,
  created_at             timestamptz not null,
  verified_at            timestamptz,
  ip_address             inet not null,
  otp_code               text,
  web_authn_session_data jsonb,
  constraint mfa_challenges_pkey primary key (id),
  constraint mfa_challenges_auth_factor_id_fkey foreign key (factor_id) references auth.mfa_factors (id) on delete cascade
);
create index if not exists mfa_challenge_created_at_idx on auth.mfa_challenges (created_at desc);

create table if not exists auth.mfa_amr_claims (
  session_id            uuid not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  authentication_method text not null,
  id                    uuid not null,
  constraint amr_id_pk primary key (id),
  constraint mfa_amr_claims_session_id_authentication_method_pkey unique (session_id, authentication_method),
  constraint mfa_amr_claims_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade
);

create table if not exists auth.one_time_tokens (
  id         uuid not null,
  user_id    uuid not null,
  token_type auth.one_time_token_type not null,
  token_hash text not null,
  relates_to text not null,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  constraint one_time_tokens_pkey primary key (id),
  constraint one_time_tokens_token_hash_check check (char_length(token_hash) > 0),
  constraint one_time_tokens_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);
create index if not exists one_time_tokens_token_hash_hash_idx on auth.one_time_tokens using hash (token_hash);
create index if not exists one_time_tokens_relates_to_hash_idx on auth.one_time_tokens using hash (relates_to);
create unique index if not exists one_time_tokens_user_id_token_type_key on auth.one_time_tokens (user_id, token_type);

create table if not exists auth.sso_providers (
  id          uuid not null,
  resource_id text,
  created_at  timestamptz,
  updated_at  timestamptz,
  disabled    boolean,
  constraint sso_providers_pkey primary key (id),
  constraint "resource_id not empty" check (resource_id is null or char_length(resource_id) > 0)
);
create unique index if not exists sso_providers_resource_id_idx on auth.sso_providers (lower(resource_id));
create index if not exists sso_providers_resource_id_pattern_idx on auth.sso_providers (resource_id text_pattern_ops);

create table if not exists auth.sso_domains (
  id              uuid not null,
  sso_provider_id uuid not null,
  domain          text not null,
  created_at      timestamptz,
  updated_at      timestamptz,
  constraint sso_domains_pkey primary key (id),
  constraint "domain not empty" check (char_length(domain) > 0),
  constraint sso_domains_sso_provider_id_fkey foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade
);
create index if not exists sso_domains_sso_provider_id_idx on auth.sso_domains (sso_provider_id);
create unique index if not exists sso_domains_domain_idx on auth.sso_domains (lower(domain));

create table if not exists auth.saml_providers (
  id                uuid not null,
  sso_provider_id   uuid not null,
  entity_id         text not null,
  metadata_xml      text not null,
  metadata_url      text,
  attribute_mapping jsonb,
  created_at        timestamptz,
  updated_at        timestamptz,
  name_id_format    text,
  constraint saml_providers_pkey primary key (id),
  constraint saml_providers_entity_id_key unique (entity_id),
  constraint "entity_id not empty" check (char_length(entity_id) > 0),
  constraint "metadata_xml not empty" check (char_length(metadata_xml) > 0),
  constraint "metadata_url not empty" check (metadata_url is null or char_length(metadata_url) > 0),
  constraint saml_providers_sso_provider_id_fkey foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade
);
create index if not exists saml_providers_sso_provider_id_idx on auth.saml_providers (sso_provider_id);

create table if not exists auth.flow_state (
  id                     uuid not null,
  user_id                uuid,
  auth_code              text,
  code_challenge_method  auth.code_challenge_method,
  code_challenge         text,
  provider_type          text not null,
  provider_access_token  text,
  provider_refresh_token text,
  created_at             timestamptz,
  updated_at             timestamptz,
  authentication_method  text not null,
  auth_code_issued_at    timestamptz,
  constraint flow_state_pkey primary key (id)
);
create index if not exists idx_auth_code on auth.flow_state (auth_code);
create index if not exists idx_user_id_auth_method on auth.flow_state (user_id, authentication_method);
create index if not exists flow_state_created_at_idx on auth.flow_state (created_at desc);

create table if not exists auth.saml_relay_states (
  id              uuid not null,
  sso_provider_id uuid not null,
  request_id      text not null,
  for_email       text,
  redirect_to     text,
  created_at      timestamptz,
  updated_at      timestamptz,
  flow_state_id   uuid,
  constraint saml_relay_states_pkey primary key (id),
  constraint "request_id not empty" check (char_length(request_id) > 0),
  constraint saml_relay_states_sso_provider_id_fkey foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade,
  constraint saml_relay_states_flow_state_id_fkey foreign key (flow_state_id) references auth.flow_state (id) on delete cascade
);
create index if not exists saml_relay_states_sso_provider_id_idx on auth.saml_relay_states (sso_provider_id);
create index if not exists saml_relay_states_for_email_idx on auth.saml_relay_states (for_email);
create index if not exists saml_relay_states_created_at_idx on auth.saml_relay_states (created_at desc);

create table if not exists auth.audit_log_entries (
  instance_id uuid,
  id          uuid not null,
  payload     json,
  created_at  timestamptz,
  ip_address  varchar(64) not null default '',
  constraint audit_log_entries_pkey primary key (id)
);
create index if not exists audit_logs_instance_id_idx on auth.audit_log_entries (instance_id);

create table if not exists auth.instances (
  id              uuid not null,
  uuid            uuid,
  raw_base_config text,
  created_at      timestamptz,
  updated_at      timestamptz,
  constraint instances_pkey primary key (id)
);

create table if not exists auth.schema_migrations (
  version varchar(255) not null,
  constraint schema_migrations_pkey primary key (version)
);

comment on table auth.users is 'Auth: Stores user login data within a secure schema.';
comment on table auth.identities is 'Auth: Stores identities associated to a user.';
comment on table auth.sessions is 'Auth: Stores session data associated to a user.';
comment on table auth.refresh_tokens is 'Auth: Store of tokens used to refresh JWT tokens once they expire.';


-- Schema storage ------------------------------------------------------------------------------------------------------------

create schema if not exists storage authorization supabase_admin;
grant usage on schema storage to postgres, anon, authenticated, service_role, dashboard_user, supabase_storage_admin;

do $platform$
begin
  if to_regtype('storage.buckettype') is null then
    create type storage.buckettype as enum ('STANDARD', 'ANALYTICS', 'VECTOR');
  end if;
end
$platform$;

create table if not exists storage.buckets (
  id                 text not null,
  name               text not null,
  owner              uuid,
  created_at         timestamptz default now(),
  updated_at         timestamptz default now(),
  public             boolean default false,
  avif_autodetection boolean default false,
  file_size_limit    bigint,
  allowed_mime_types text[],
  owner_id           text,
  type               storage.buckettype not null default 'STANDARD',
  constraint buckets_pkey primary key (id)
);
create unique index if not exists bname on storage.buckets (name);
comment on column storage.buckets.owner is 'Field is deprecated, use owner_id instead';

create table if not exists storage.objects (
  id               uuid not null default gen_random_uuid(),
  bucket_id        text,
  name             text,
  owner            uuid,
  created_at       timestamptz default now(),
  updated_at       timestamptz default now(),
  last_accessed_at timestamptz default now(),
  metadata         jsonb,
  path_tokens      text[] generated always as (string_to_array(name, '/')) stored,
  version          text,
  owner_id         text,
  user_metadata    jsonb,
  constraint objects_pkey primary key (id),
  constraint "objects_bucketId_fkey" foreign key (bucket_id) references storage.buckets (id)
);
create unique index if not exists bucketid_objname on storage.objects (bucket_id, name);
create index if not exists name_prefix_search on storage.objects (name text_pattern_ops);
comment on column storage.objects.owner is 'Field is deprecated, use owner_id instead';

create table if not exists storage.s3_multipart_uploads (
  id               text not null,
  in_progress_size bigint not null default 0,
  upload_signature text not null,
  bucket_id        text not null,
  key              text not null collate "C",
  version          text not null,
  owner_id         text,
  created_at       timestamptz not null default now(),
  user_metadata    jsonb,
  constraint s3_multipart_uploads_pkey primary key (id),
  constraint s3_multipart_uploads_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id)
);
create index if not exists idx_multipart_uploads_list on storage.s3_multipart_uploads (bucket_id, key, created_at);

create table if not exists storage.s3_multipart_uploads_parts (
  id          uuid not null default gen_random_uuid(),
  upload_id   text not null,
  size        bigint not null default 0,
  part_number integer not null,
  bucket_id   text not null,
  key         text not null collate "C",
  etag        text not null,
  owner_id    text,
  version     text not null,
  created_at  timestamptz not null default now(),
  constraint s3_multipart_uploads_parts_pkey primary key (id),
  constraint s3_multipart_uploads_parts_upload_id_fkey foreign key (upload_id) references storage.s3_multipart_uploads (id) on delete cascade,
  constraint s3_multipart_uploads_parts_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id)
);

create table if not exists storage.migrations (
  id          integer not null,
  name        varchar(100) not null,
  hash        varchar(40) not null,
  executed_at timestamp default current_timestamp,
  constraint migrations_pkey primary key (id),
  constraint migrations_name_key unique (name)
);

-- Parts of an object's path: storage.foldername('a/b/c.png') is {a,b}. Policies compare its first element with auth.uid().
create or replace function storage.foldername(name text) returns text[]
  language plpgsql immutable
  as $$
declare
  parts text[] := string_to_array(name, '/');
begin
  return parts[1 : array_length(parts, 1) - 1];
end
$$;

create or replace function storage.filename(name text) returns text
  language plpgsql
  as $$
declare
  parts text[] := string_to_array(name, '/');
begin
  return parts[array_length(parts, 1)];
end
$$;

create or replace function storage.extension(name text) returns text
  language plpgsql immutable
  as $$
declare
  parts text[] := string_to_array(name, '/');
begin
  return reverse(split_part(reverse(parts[array_length(parts, 1)]), '.', 1));
end
$$;

-- The storage service names the operation it is about to perform, so that a policy can tell listing from reading.
create or replace function storage.operation() returns text
  language plpgsql stable
  as $$
begin
  return current_setting('storage.operation', true);
end
$$;

create or replace function storage.get_size_by_bucket() returns table (size bigint, bucket_id text)
  language plpgsql stable
  as $$
begin
  return query
    select sum((o.metadata ->> 'size')::bigint)::bigint, o.bucket_id
      from storage.objects as o
     group by o.bucket_id;
end
$$;


-- Schema realtime -----------------------------------------------------------------------------------------------------------

create schema if not exists realtime authorization supabase_admin;
grant usage on schema realtime to postgres, anon, authenticated, service_role, dashboard_user, supabase_realtime_admin;

do $platform$
begin
  if to_regtype('realtime.action') is null then
    create type realtime.action as enum ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'ERROR');
  end if;
  if to_regtype('realtime.equality_op') is null then
    create type realtime.equality_op as enum ('eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in');
  end if;
  if to_regtype('realtime.user_defined_filter') is null then
    create type realtime.user_defined_filter as (column_name text, op realtime.equality_op, value text);
  end if;
  if to_regtype('realtime.wal_column') is null then
    create type realtime.wal_column as (name text, type_name text, type_oid oid, value jsonb, is_pkey boolean, is_selectable boolean);
  end if;
  if to_regtype('realtime.wal_rls') is null then
    create type realtime.wal_rls as (wal jsonb, is_rls_enabled boolean, subscription_ids uuid[], errors text[]);
  end if;
end
$platform$;

create or replace function realtime.to_regrole(role_name text) returns regrole
  language sql immutable
  as $$ select role_name::regrole $$;

create table if not exists realtime.subscription (
  id              bigint generated always as identity,
  subscription_id uuid not null,
  entity          regclass not null,
  filters         realtime.user_defined_filter[] not null default '{}',
  claims          jsonb not null,
  claims_role     regrole not null generated always as (realtime.to_regrole(claims ->> 'role')) stored,
  created_at      timestamp not null default timezone('utc', now()),
  action_filter   text default '*',
  constraint pk_subscription primary key (id)
);
create index if not exists ix_realtime_subscription_entity on realtime.subscription (entity);

create table if not exists realtime.schema_migrations (
  version     bigint not null,
  inserted_at timestamp(0),
  constraint schema_migrations_pkey primary key (version)
);

create table if not exists realtime.messages (
  topic       text not null,
  extension   text not null,
  payload     jsonb,
  event       text,
  private     boolean default false,
  updated_at  timestamp not null default now(),
  inserted_at timestamp not null default now(),
  id          uuid not null default gen_random_uuid(),
  constraint messages_pkey primary key (id, inserted_at)
) partition by range (inserted_at);
-- the Realtime service makes one partition a day; without it, everything lands here
create table if not exists realtime.messages_default partition of realtime.messages default;

-- The topic of the channel being joined: what policies on realtime.messages compare.
create or replace function realtime.topic() returns text
  language sql stable
  as $$ select nullif(current_setting('realtime.topic', true), '')::text $$;

-- Broadcast from the database. A message that cannot be sent never fails the transaction that wanted to send it.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
  language plpgsql
  as $$
begin
  perform set_config('realtime.topic', send.topic, true);
  insert into realtime.messages (payload, event, topic, private, extension)
  values (send.payload, send.event, send.topic, send.private, 'broadcast');
exception when others then
  raise warning 'ErrorSendingBroadcastMessage: %', sqlerrm;
end
$$;

-- For row triggers: broadcasts what a change did to a row.
create or replace function realtime.broadcast_changes(
    topic_name text, event_name text, operation text, table_name text, table_schema text,
    new record, old record, level text default 'ROW') returns void
  language plpgsql
  as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object('old_record', old, 'record', new, 'operation', operation, 'table', table_name, 'schema', table_schema),
    event_name, topic_name);
end
$$;


-- Schemas graphql and vault: placeholders, their extensions are not part of PostgreSQL ----------------------------------------

create schema if not exists graphql authorization supabase_admin;
create schema if not exists graphql_public authorization supabase_admin;
grant usage on schema graphql, graphql_public to postgres, anon, authenticated, service_role;

-- what the platform answers while pg_graphql is switched off
create or replace function graphql_public.graphql(
    "operationName" text default null, query text default null, variables jsonb default null, extensions jsonb default null) returns jsonb
  language sql
  as $$ select '{"errors": [{"message": "pg_graphql extension is not enabled."}]}'::jsonb $$;

create schema if not exists vault authorization supabase_admin;
grant usage on schema vault to postgres, service_role;

create table if not exists vault.secrets (
  id          uuid not null default gen_random_uuid(),
  name        text,
  description text not null default '',
  secret      text not null,
  key_id      uuid,
  nonce       bytea,
  created_at  timestamptz not null default current_timestamp,
  updated_at  timestamptz not null default current_timestamp,
  constraint secrets_pkey primary key (id)
);
create unique index if not exists secrets_name_idx on vault.secrets (name) where name is not null;

create or replace view vault.decrypted_secrets as
  select id, name, description, secret, secret as decrypted_secret, key_id, nonce, created_at, updated_at
    from vault.secrets;

create or replace function vault.create_secret(
    new_secret text, new_name text default null, new_description text default '', new_key_id uuid default null) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
declare
  secret_id uuid;
begin
  raise warning 'the Vault extension is not installed here: the secret is stored without encryption';
  insert into vault.secrets (secret, name, description, key_id)
  values (new_secret, new_name, new_description, new_key_id)
  returning id into secret_id;
  return secret_id;
end
$$;

create or replace function vault.update_secret(
    secret_id uuid, new_secret text default null, new_name text default null, new_description text default null,
    new_key_id uuid default null) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  raise warning 'the Vault extension is not installed here: the secret is stored without encryption';
  update vault.secrets
     set secret = coalesce(new_secret, secret),
         name = coalesce(new_name, name),
         description = coalesce(new_description, description),
         key_id = coalesce(new_key_id, key_id),
         updated_at = current_timestamp
   where id = secret_id;
end
$$;


-- Owners, privileges, row level security ------------------------------------------------------------------------------------

-- What this file made belongs to the service that keeps it. Only objects of the applying superuser are handed over, so that a
-- second run leaves alone what a service has made since.
do $platform$
declare
  target record;
begin
  for target in
    with keeper (schema_name, owner) as (values
      ('auth', 'supabase_auth_admin'), ('storage', 'supabase_storage_admin'),
      ('realtime', 'supabase_realtime_admin'), ('vault', 'supabase_admin'), ('graphql_public', 'supabase_admin'))
    -- relations; a sequence goes with the table it belongs to
    select format('alter %s %s owner to %I', case c.relkind when 'v' then 'view' else 'table' end, c.oid::regclass, k.owner) as command
      from keeper as k join pg_catalog.pg_class as c on c.relnamespace = to_regnamespace(k.schema_name)
     where c.relkind in ('r', 'p', 'v') and c.relowner = current_user::regrole and k.owner <> current_user
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, k.owner)
      from keeper as k join pg_catalog.pg_proc as p on p.pronamespace = to_regnamespace(k.schema_name)
     where p.proowner = current_user::regrole and k.owner <> current_user
    union all
    select format('alter type %s owner to %I', t.oid::regtype, k.owner)
      from keeper as k join pg_catalog.pg_type as t on t.typnamespace = to_regnamespace(k.schema_name)
      left join pg_catalog.pg_class as c on c.oid = t.typrelid
     where (t.typtype = 'e' or c.relkind = 'c') and t.typowner = current_user::regrole and k.owner <> current_user
  loop
    execute target.command;
  end loop;
end
$platform$;

do $platform$
declare
  relation regclass;
begin
  -- No policies: nobody but the owner, its members and roles with BYPASSRLS sees a row until a policy says so.
  for relation in
    select c.oid
      from pg_catalog.pg_class as c
     where c.relkind in ('r', 'p') and not c.relrowsecurity
       and (c.relnamespace = to_regnamespace('auth')
            or c.oid in (to_regclass('storage.buckets'), to_regclass('storage.objects'), to_regclass('storage.migrations'),
                         to_regclass('storage.s3_multipart_uploads'), to_regclass('storage.s3_multipart_uploads_parts'),
                         to_regclass('realtime.messages'), to_regclass('realtime.messages_default')))
  loop
    execute format('alter table %s enable row level security', relation);
  end loop;
end
$platform$;

-- auth: closed to the API; postgres and the deployer may read, reference (foreign keys) and hook into it (triggers). The auth
-- service's own list of migrations is nobody else's to write.
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  relation regclass;
begin
  for relation in
    select oid from pg_catalog.pg_class
     where relnamespace = to_regnamespace('auth') and relkind in ('r', 'p') and oid <> 'auth.schema_migrations'::regclass
     order by relname
  loop
    execute format('grant all on table %s to postgres, %I with grant option', relation, deployer);
    execute format('grant all on table %s to dashboard_user', relation);
  end loop;
  execute format('grant select on auth.schema_migrations to postgres, %I with grant option', deployer);
end
$platform$;
grant all on all sequences in schema auth to postgres, dashboard_user;

-- storage: open to the API, behind row level security
grant all on storage.buckets, storage.objects to anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to postgres with grant option;
grant select on storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts to anon, authenticated;
grant all on storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts to service_role, postgres;

-- realtime: the same; a client's right to join or send is tried by inserting as that client
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
grant all on realtime.messages to postgres, dashboard_user;
grant select on realtime.subscription to postgres, anon, authenticated, service_role;
grant usage on all sequences in schema realtime to postgres;

-- vault: for postgres and the service role alone
grant select, delete, truncate, references on vault.secrets, vault.decrypted_secrets to postgres with grant option;
grant select, delete on vault.secrets, vault.decrypted_secrets to service_role;
revoke all on function vault.create_secret(text, text, text, uuid), vault.update_secret(uuid, text, text, text, uuid) from public;
grant execute on function vault.create_secret(text, text, text, uuid), vault.update_secret(uuid, text, text, text, uuid) to postgres, service_role;

-- The deployer stands where postgres stands, also where membership in the owning role does not reach.
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
begin
  if deployer <> 'postgres' then
    execute format('grant usage on schema auth, storage, realtime, graphql, graphql_public, vault to %I', deployer);
    execute format('grant select, delete, references on vault.secrets, vault.decrypted_secrets to %I', deployer);
    execute format('grant execute on function vault.create_secret(text, text, text, uuid), vault.update_secret(uuid, text, text, text, uuid) to %I', deployer);
  end if;
end
$platform$;


-- Publication ---------------------------------------------------------------------------------------------------------------

-- Only its owner can add tables to a publication, and only if it owns the table too: hence the deployer. (A warning about
-- wal_level is PostgreSQL's way of saying that nobody subscribes yet.)
do $platform$
declare
  deployer constant name := coalesce(nullif(current_setting('wrench.deployer', true), ''), 'postgres');
  keeper   oid;
begin
  set local client_min_messages = error;
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
  select pubowner into keeper from pg_catalog.pg_publication where pubname = 'supabase_realtime';
  if not pg_has_role(deployer, keeper, 'usage') then
    execute format('alter publication supabase_realtime owner to %I', deployer);
  end if;
end
$platform$;

reset client_min_messages;
