create table old_notes (id bigint primary key, body text);
insert into old_notes values (1, 'keep me');
