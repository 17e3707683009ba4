-- The same insert stands twice in the file and means two rows.
create table visits (id bigint generated always as identity primary key, note text);
insert into visits (note) values ('first look');
insert into visits (note) values ('first look');
