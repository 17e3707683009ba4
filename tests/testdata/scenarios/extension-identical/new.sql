-- The extension is there already.
create extension pgcrypto;
