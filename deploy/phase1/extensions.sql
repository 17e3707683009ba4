-- Extensions, and the schemas that everything after this file takes for granted.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

-- btree_gist lets an exclusion constraint compare a uuid with = beside a time range with &&: one technician, one job at a time.
create extension if not exists btree_gist with schema extensions;

-- btree_gin puts a uuid before the trigrams of a text in one index: a part of a name, among those of one company.
create extension if not exists btree_gin with schema extensions;

-- pg_trgm finds a part of a name, a street or a telephone number by an index.
create extension if not exists pg_trgm with schema extensions;

-- What the API must not offer: trigger functions, and the look-ups row level security is written with. PostgREST publishes
-- schema public only, so nothing in here can be called over HTTP.
create schema if not exists private;
comment on schema private is 'Internals of TradeMate Pro: trigger functions and row level security look-ups. Never published by the API.';
