-- Somebody switched row level security off; it is put back.
create table jobs (id bigint primary key);
alter table jobs enable row level security;
