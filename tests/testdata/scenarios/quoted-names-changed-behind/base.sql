create table "Job Notes" ("Id" bigint primary key, "select" text default 'a');
