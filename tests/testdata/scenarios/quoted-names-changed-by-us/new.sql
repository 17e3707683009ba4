-- Objects with odd names gain a label, a column, a default, an index, a comment and a view column.
create type "Job Status" as enum ('to do', 'can''t say', 'won''t do');
create table "Job Notes" ("Id" bigint primary key, "State" "Job Status" default 'won''t do', "group" text);
create index "by ""group""" on "Job Notes" ("group");
comment on column "Job Notes"."group" is 'it''s "odd"';
create view "All Notes" as select "Id", "group" as "End" from "Job Notes";
