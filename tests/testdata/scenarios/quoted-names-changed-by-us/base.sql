create type "Job Status" as enum ('to do', 'won''t do');
create table "Job Notes" ("Id" bigint primary key, "State" "Job Status" default 'to do');
create view "All Notes" as select "Id" from "Job Notes";
