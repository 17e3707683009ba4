create type "Job Status" as enum ('to do', 'won''t do');
create table "Job Notes" ("Id" bigint primary key, "select" text, "it""s Größe" "Job Status");
insert into "Job Notes" values (1, 'x', 'won''t do');
create table "order" ("user" text, "from" text default 'it''s "here"');
create index "Job Notes by select" on "Job Notes" ("select");
create view "All Notes" as select "Id", "select" as "where" from "Job Notes";
