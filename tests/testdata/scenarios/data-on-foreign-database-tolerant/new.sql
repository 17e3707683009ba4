-- An insert that gives way to rows in its place may run anywhere.
create table if not exists trades (id bigint primary key, name text);
insert into trades values (1, 'gas'), (2, 'electric') on conflict do nothing;
