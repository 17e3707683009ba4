-- Three applied files were squashed into one; the live schema is what it leads to.
create table jobs (id bigint primary key, title text not null, status text default 'new');
create index jobs_status_idx on jobs (status);
create table visits (id bigint primary key, job bigint references jobs (id));
