-- Two visits overlap.
create table visits (id bigint primary key, during int4range);
alter table visits add constraint visits_apart exclude using gist (during with &&);
