-- Row level security is switched on and forced in the file.
create table jobs (id bigint primary key);
alter table jobs enable row level security;
alter table jobs force row level security;
