create schema extensions;
create extension pg_trgm schema extensions;
