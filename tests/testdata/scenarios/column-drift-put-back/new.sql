-- Somebody changed a default; it is put back, rows stay as they are.
create table jobs (id bigint primary key, status text default 'draft');
