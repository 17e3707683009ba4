-- Somebody changed a default of a table with odd names.
create table "Job Notes" ("Id" bigint primary key, "select" text default 'a');
