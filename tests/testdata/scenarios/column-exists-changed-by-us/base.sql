create table jobs (
  id bigint generated always as identity primary key,
  status text not null default 'open'
);
