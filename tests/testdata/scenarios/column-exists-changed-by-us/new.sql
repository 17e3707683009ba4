-- The file changed the column's default since the last deployment.
create table jobs (
  id bigint generated always as identity primary key,
  status text not null default 'draft'
);
