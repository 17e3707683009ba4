-- Names with spaces, capitals, quotes, umlauts and reserved words are there already.
create type "Job Status" as enum ('to do', 'won''t do');
create table "Job Notes" ("Id" bigint primary key, "select" text, "it""s Größe" "Job Status");
create table "order" ("user" text, "from" text default 'it''s "here"');
create index "Job Notes by select" on "Job Notes" ("select");
create view "All Notes" as select "Id", "select" as "where" from "Job Notes";
