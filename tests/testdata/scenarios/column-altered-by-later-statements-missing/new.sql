-- Missing columns that later statements shape are made as they are in the end.
create table jobs (id bigint primary key, a text, b int);
create index ja on jobs (a);
alter table jobs alter column a set default 'z';
alter table jobs add column c text;
create index jc on jobs (c);
alter table jobs alter column c set default 'z';
alter table jobs alter column c set not null;
create function fx() returns int language sql as $$ select 1 $$;
alter table jobs alter column b set default fx();
alter table jobs add constraint jck check (a <> 'q') not valid;
alter table jobs validate constraint jck;
